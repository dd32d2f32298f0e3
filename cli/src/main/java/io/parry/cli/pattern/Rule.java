package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.SortedSet;

/**
 * A rule of the event bus.
 *
 * @param name at most 64 letters, digits and {@code -}; depends on source and detail-type only, so that it stays when
 *     playbooks change
 * @param pattern EventBridge's, at most {@link Fit#MOST_CHARACTERS} characters as compact JSON
 * @param managementReads whether the rule needs the state {@code ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS}: in
 *     {@code ENABLED} the bus keeps calls that only read to itself
 * @param triggers whose events it lets through: {@code playbook/trigger}
 */
public record Rule(String name, Value pattern, boolean managementReads, SortedSet<String> triggers) {}
