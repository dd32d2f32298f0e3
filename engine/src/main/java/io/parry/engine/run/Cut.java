package io.parry.engine.run;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;

/** Values for a record, which has to stay short: masked, and the beginning only of what is long. */
final class Cut {
    private Cut() {}

    /** The value masked; where its JSON has more than so many characters, text with the first of them. */
    static Value of(Value value, int most) {
        if (value instanceof Value.Missing) {
            return value;
        }
        var masked = value.redact();
        var text = masked instanceof Value.Text plain ? plain.text() : Json.write(masked);
        return text.length() <= most ? masked : Value.of(beginning(text, most));
    }

    private static String beginning(String text, int most) {
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }
}
