package io.parry.actions.operator;

import io.parry.engine.value.Value;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a rule's protocol says about ports. Numbers are IANA's. */
enum Protocol {
    TCP_OR_UDP,
    ICMP,
    ANY,
    /** No protocol at all. */
    NONE;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5]");

    static Protocol of(Value value) {
        var text = switch (value) {
            case Value.Text given -> given.text().toLowerCase(Locale.ROOT);
            case Value.Num given -> given.show();
            default -> "";
        };
        return switch (text) {
            case "tcp", "udp", "6", "17" -> TCP_OR_UDP;
            case "icmp", "icmpv6", "1", "58" -> ICMP;
            case "-1", "all" -> ANY;
            default -> NUMBER.matcher(text).matches() ? ANY : NONE;
        };
    }
}
