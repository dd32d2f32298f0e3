package io.parry.cli.permission;

/** Where events come from: a bus that others forward to hears of every Region. */
public enum Regions {
    /** Only of the one in which the policy is used, which stands as {@code ${AWS::Region}} in it. */
    ONE,
    EVERY
}
