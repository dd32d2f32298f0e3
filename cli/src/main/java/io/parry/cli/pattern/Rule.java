package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.SortedSet;

/**
 * An EventBridge rule.
 *
 * @param pattern an event pattern
 * @param managementReads whether it needs the state that lets read-only management events through
 * @param triggers those it is for, as {@code playbook/trigger}
 */
public record Rule(String name, Value pattern, boolean managementReads, SortedSet<String> triggers) {}
