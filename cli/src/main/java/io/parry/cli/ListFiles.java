package io.parry.cli;

import io.parry.engine.compile.InFiles;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.operator.InFile;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Lists that {@code in-file} names, in files beside the playbook. */
final class ListFiles implements InFiles {
    private static final long LARGEST = 1 << 20;

    @Override
    public Optional<Value> list(Node.Scalar operand, Problems problems) {
        var file = Path.of(operand.location().file()).resolveSibling(operand.text());
        try {
            if (Files.size(file) > LARGEST) {
                problems.add(problem(operand, ProblemCode.TOO_LARGE, "is larger than 1 MiB"));
                return Optional.empty();
            }
            return InFile.readList(Files.readAllBytes(file), operand, problems);
        } catch (IOException error) {
            problems.add(problem(operand, ProblemCode.UNREADABLE_FILE, "cannot be read"));
            return Optional.empty();
        }
    }

    private static Problem problem(Node.Scalar operand, ProblemCode code, String what) {
        return Problem.error(code, operand.location(), "`" + operand.text() + "` " + what)
                .hint("the name is taken from the playbook's folder");
    }
}
