package io.parry.engine.compile;

import java.util.List;

/**
 * What no playbook may change.
 *
 * @param names every way in which a call may name it
 * @param arn as its owner wrote it
 */
public record Untouchable(List<Glob> names, String arn, String reason, String owner) {

    /** Whether that is its ARN or one of its names. */
    public boolean isNamed(String text) {
        return names.stream().anyMatch(name -> name.matches(text));
    }
}
