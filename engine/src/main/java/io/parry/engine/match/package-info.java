/** Holds an event against compiled triggers, the third verb: the matches with their reasons, or the reasons why not. */
@NullMarked
package io.parry.engine.match;

import org.jspecify.annotations.NullMarked;
