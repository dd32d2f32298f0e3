package io.parry.engine.operator;

/** What an operator is given. */
public enum Operand {
    TEXT("text, or a list of texts", From.ANYWHERE),
    /** A text in which characters have a meaning; text from an event never gets one. */
    PATTERN("a pattern, or a list of patterns", From.AUTHOR),
    BLOCK("an address or a block of addresses, or a list of them", From.ANYWHERE),
    COMPARISON("one comparison with a number, or a lower and an upper one", From.ANYWHERE),
    TIME("a duration or a time", From.ANYWHERE),
    FILE("the name of a file beside the playbook", From.LITERAL),
    YES_OR_NO("true or false", From.ANYWHERE),
    CONDITION("a condition", From.LITERAL),
    MATCHER("a matcher", From.LITERAL);

    private final String words;
    private final From from;

    Operand(String words, From from) {
        this.words = words;
        this.from = from;
    }

    /** For a reader: {@code text, or a list of texts}. */
    public String words() {
        return words;
    }

    public From from() {
        return from;
    }

    /** Where an operand may come from. */
    public enum From {
        /** It stands in the playbook; a condition may hold expressions where its own operands stand. */
        LITERAL,
        /** Literal, or an expression over {@code inputs} and {@code vars}. */
        AUTHOR,
        /** Literal or any expression. */
        ANYWHERE
    }
}
