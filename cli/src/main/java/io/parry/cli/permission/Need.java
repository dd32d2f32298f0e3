package io.parry.cli.permission;

import io.parry.engine.value.Value;

/**
 * One action on one resource.
 *
 * @param resource an ARN pattern
 * @param condition an IAM condition map; missing where there is none
 * @param by {@code playbook/step}
 */
record Need(String action, String resource, Value condition, String by) {}
