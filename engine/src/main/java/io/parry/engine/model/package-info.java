/**
 * What a playbook says, as records with their places, and the located tree they are read from. Open
 * {@link io.parry.engine.model.Playbook} first.
 */
@NullMarked
package io.parry.engine.model;

import org.jspecify.annotations.NullMarked;
