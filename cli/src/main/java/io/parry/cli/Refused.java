package io.parry.cli;

/** A verb that cannot do what it was asked: wrong usage, or problems that have been drawn already. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final int exitCode;

    private Refused(String text, int exitCode) {
        super(text, null, false, false);
        this.text = text;
        this.exitCode = exitCode;
    }

    /** @param text what is wrong and what to do instead, one line */
    static Refused usage(String text) {
        return new Refused("parry: " + text + "\n", ExitCode.USAGE);
    }

    /** @param text what went wrong in the world, one line */
    static Refused failed(String text) {
        return new Refused("parry: " + text + "\n", ExitCode.FAILED);
    }

    /** @param text drawn problems, with a line feed at the end */
    static Refused problems(String text) {
        return new Refused(text, ExitCode.PROBLEMS);
    }

    String text() {
        return text;
    }

    int exitCode(boolean detailed) {
        return exitCode == ExitCode.USAGE && detailed ? ExitCode.USAGE_DETAILED : exitCode;
    }
}
