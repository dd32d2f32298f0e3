package io.parry.engine.compile;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.Optional;

/** Gives the lists that {@code in-file} names, read beside the playbook; so a compiled playbook needs no files. */
@FunctionalInterface
public interface InFiles {
    /** The list in the file that the operand names; empty, with a problem at the operand, where it cannot be had. */
    Optional<Value> list(Node.Scalar operand, Problems problems);
}
