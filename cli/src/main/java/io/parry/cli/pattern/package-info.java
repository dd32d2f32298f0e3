/** What of the events on a bus a set of playbooks has to see: EventBridge rules made from triggers. */
@NullMarked
package io.parry.cli.pattern;

import org.jspecify.annotations.NullMarked;
