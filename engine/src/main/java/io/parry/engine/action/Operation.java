package io.parry.engine.action;

/** An API operation in the spelling of playbooks: {@code cloudtrail:StartLogging}. */
public record Operation(String service, String name) {
    /**
     * Reads the spelling of playbooks.
     *
     * @throws IllegalArgumentException when the text is not {@code service:Name}
     */
    public static Operation of(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new IllegalArgumentException("service:Operation expected");
        }
        return new Operation(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return service + ":" + name;
    }
}
