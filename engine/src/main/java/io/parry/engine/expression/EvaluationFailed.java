package io.parry.engine.expression;

/** An expression that has no value here: something it needs is missing or of the wrong kind. Says nothing secret. */
public final class EvaluationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code {@code missing-value} or {@code wrong-value}: what {@code steps.x.error.code} becomes */
    public EvaluationFailed(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
