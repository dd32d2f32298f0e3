/** Playbooks made ready to be carried to where events come: one file with a digest, a sequence and signatures. */
@NullMarked
package io.parry.engine.bundle;

import org.jspecify.annotations.NullMarked;
