package io.parry.cli;

/** What the process tells whoever started it; docs/reference/cli.md explains them. */
final class ExitCode {
    static final int FINE = 0;
    /** Problems in playbooks or events. */
    static final int PROBLEMS = 1;
    /** Wrong usage; {@link #USAGE_DETAILED} under {@code --detailed-exitcode}. */
    static final int USAGE = 2;
    /** Under {@code --detailed-exitcode}: something would be done. */
    static final int WOULD_ACT = 2;

    static final int USAGE_DETAILED = 3;
    /** The world failed, a run ended badly, or a bug. */
    static final int FAILED = 3;

    private ExitCode() {}
}
