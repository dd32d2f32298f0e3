/** A storm of events over several processes that are killed all the while: what counts is what came of it. */
@NullMarked
package io.parry.cli.storm;

import org.jspecify.annotations.NullMarked;
