package io.parry.cli;

import picocli.CommandLine.Option;

/** The PLAYBOOKS of a verb that acts, or says how it would. */
final class ActedArguments extends PlaybookArguments {
    @Option(
            names = "--any-age",
            description = "Events of any age, unless a playbook has a max_age: for an old one that is meant.")
    private boolean anyAge;

    @Override
    boolean anyAge() {
        return anyAge;
    }
}
