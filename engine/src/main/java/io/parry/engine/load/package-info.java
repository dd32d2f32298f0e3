/**
 * Turns YAML into a located tree with exact positions, the first verb. The only room that knows SnakeYAML; nothing on
 * the way of an event touches it.
 */
@NullMarked
package io.parry.engine.load;

import org.jspecify.annotations.NullMarked;
