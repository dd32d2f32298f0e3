/**
 * The socket: what an action is and what it may ask and answer, and the one door through which anything goes out. Open
 * {@link io.parry.engine.action.Action} first.
 */
@NullMarked
package io.parry.engine.action;

import org.jspecify.annotations.NullMarked;
