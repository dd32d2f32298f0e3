package io.parry.engine.load;

import io.parry.engine.diagnostic.Problem;

/** A problem after which nothing more of a file can be read. */
final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Stopped(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
