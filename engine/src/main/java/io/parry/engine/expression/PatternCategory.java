package io.parry.engine.expression;

import static java.util.Map.entry;

import java.util.Map;

/** Unicode's general categories by the names that RFC 9485 allows, as bits of {@link Character#getType(int)}. */
final class PatternCategory {
    private static final Map<String, Byte> TYPES = Map.ofEntries(
            entry("Ll", Character.LOWERCASE_LETTER),
            entry("Lm", Character.MODIFIER_LETTER),
            entry("Lo", Character.OTHER_LETTER),
            entry("Lt", Character.TITLECASE_LETTER),
            entry("Lu", Character.UPPERCASE_LETTER),
            entry("Mc", Character.COMBINING_SPACING_MARK),
            entry("Me", Character.ENCLOSING_MARK),
            entry("Mn", Character.NON_SPACING_MARK),
            entry("Nd", Character.DECIMAL_DIGIT_NUMBER),
            entry("Nl", Character.LETTER_NUMBER),
            entry("No", Character.OTHER_NUMBER),
            entry("Pc", Character.CONNECTOR_PUNCTUATION),
            entry("Pd", Character.DASH_PUNCTUATION),
            entry("Pe", Character.END_PUNCTUATION),
            entry("Pf", Character.FINAL_QUOTE_PUNCTUATION),
            entry("Pi", Character.INITIAL_QUOTE_PUNCTUATION),
            entry("Po", Character.OTHER_PUNCTUATION),
            entry("Ps", Character.START_PUNCTUATION),
            entry("Zl", Character.LINE_SEPARATOR),
            entry("Zp", Character.PARAGRAPH_SEPARATOR),
            entry("Zs", Character.SPACE_SEPARATOR),
            entry("Sc", Character.CURRENCY_SYMBOL),
            entry("Sk", Character.MODIFIER_SYMBOL),
            entry("Sm", Character.MATH_SYMBOL),
            entry("So", Character.OTHER_SYMBOL),
            entry("Cc", Character.CONTROL),
            entry("Cf", Character.FORMAT),
            entry("Cn", Character.UNASSIGNED),
            entry("Co", Character.PRIVATE_USE));

    private PatternCategory() {}

    /**
     * The bits of that category, or of all in {@code L}, {@code M}, {@code N}, {@code P}, {@code Z}, {@code S},
     * {@code C}.
     */
    static int of(String name) {
        return TYPES.entrySet().stream()
                .filter(type -> type.getKey().equals(name)
                        || (name.length() == 1 && type.getKey().startsWith(name)))
                .mapToInt(type -> 1 << type.getValue())
                .sum();
    }
}
