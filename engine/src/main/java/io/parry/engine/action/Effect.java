package io.parry.engine.action;

/** What a call does, mildest first. */
public enum Effect {
    NOTIFY,
    CHANGE,
    DESTROY
}
