/** What playbooks are deployed with, as CloudFormation templates. Open {@code HomeTemplate} first. */
@NullMarked
package io.parry.cli.synth;

import org.jspecify.annotations.NullMarked;
