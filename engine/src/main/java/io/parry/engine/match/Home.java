package io.parry.engine.match;

import io.parry.engine.value.Value;

/** Where the engine itself lives; empty text where it is not known, as on a laptop that plans offline. */
public record Home(String account, String region, String role) {
    public static final Home UNKNOWN = new Home("", "", "");

    Value value() {
        return Value.obj("account", said(account), "region", said(region));
    }

    static Value said(String text) {
        return text.isEmpty() ? Value.MISSING : Value.of(text);
    }
}
