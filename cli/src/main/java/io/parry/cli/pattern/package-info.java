/**
 * From playbooks to EventBridge's rules, which let through every event that a playbook matches and few others. Open
 * {@link io.parry.cli.pattern.Rules} first.
 */
@NullMarked
package io.parry.cli.pattern;

import org.jspecify.annotations.NullMarked;
