/** What playbooks need to be allowed: their steps as IAM statements, scoped as far as can be said before an event. */
@NullMarked
package io.parry.cli.permission;

import org.jspecify.annotations.NullMarked;
