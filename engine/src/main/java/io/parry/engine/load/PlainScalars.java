package io.parry.engine.load;

import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What an unquoted scalar means. */
final class PlainScalars {
    /**
     * Twelve digits are an account id, a leading zero is part of a name. More than thirty digits behind the point are
     * no measure of anything.
     */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,10})(?:\\.[0-9]{1,30})?");

    private PlainScalars() {}

    static Value value(String text) {
        return switch (text) {
            case "", "null" -> Value.NULL;
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            default -> NUMBER.matcher(text).matches() ? new Value.Num(new BigDecimal(text)) : Value.of(text);
        };
    }
}
