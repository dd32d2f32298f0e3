package io.parry.engine.plan;

import io.parry.engine.action.Inputs;
import io.parry.engine.action.Moment;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;

/** What a step was given, evaluated. */
public record StepInputs(Value with, Target target, Moment moment) implements Inputs {}
