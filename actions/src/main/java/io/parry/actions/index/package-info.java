/** What is known of every API operation without calling it, made at build from the SDK's classes and our tables. */
@NullMarked
package io.parry.actions.index;

import org.jspecify.annotations.NullMarked;
