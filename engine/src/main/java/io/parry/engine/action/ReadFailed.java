package io.parry.engine.action;

/** A read that gave no complete answer. Thrown by {@link Reads}, caught by the engine alone. */
public final class ReadFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Operation operation;
    private final transient Answer.Failed answer;

    public ReadFailed(Operation operation, Answer.Failed answer) {
        super(operation + ": " + answer.code(), null, false, false);
        this.operation = operation;
        this.answer = answer;
    }

    public Operation operation() {
        return operation;
    }

    public Answer.Failed answer() {
        return answer;
    }
}
