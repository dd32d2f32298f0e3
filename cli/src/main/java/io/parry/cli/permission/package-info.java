/** What the steps of playbooks may have to be allowed, as statements of an IAM policy. */
@NullMarked
package io.parry.cli.permission;

import org.jspecify.annotations.NullMarked;
