/** The hands: one file per action, and the one door through which calls reach AWS. */
@NullMarked
package io.parry.actions;

import org.jspecify.annotations.NullMarked;
