package io.parry.engine.value;

/** Text that is not the JSON it should be; says where. The message never repeats the text itself. */
public final class JsonError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** Line and column are 1-based, the column in characters. */
    JsonError(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
