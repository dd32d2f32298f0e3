package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.Optional;

/** Reads the guards of a folder from their located tree. */
public final class FolderGuardsReader {
    private final Problems problems;
    private final Kinds kinds;

    private FolderGuardsReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
    }

    /** The guards; empty when anything is wrong with them, all of which is in {@code problems} then. */
    public static Optional<FolderGuards> read(Node root, Problems problems) {
        var own = new Problems();
        var guards = new FolderGuardsReader(own).guards(root);
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(guards);
    }

    private FolderGuards guards(Node root) {
        var fields = Fields.of(root, Shapes.FOLDER_GUARDS, problems);
        return new FolderGuards(
                fields.list("protected", kinds.list(this::untouchable)),
                fields.get("at_most", this::limit),
                fields.list("own_roles", kinds.list(kinds.form(Words.ROLE, "the ARN of a role"))),
                fields.location());
    }

    private Optional<FolderGuards.Limit> limit(Node node) {
        var fields = Fields.of(node, Shapes.ACCOUNT_LIMIT, problems);
        return Optional.of(new FolderGuards.Limit(
                fields.need("runs", new GuardsReader(problems)::runs),
                fields.need("window", kinds::duration),
                fields.location()));
    }

    private Optional<FolderGuards.Untouchable> untouchable(Node node) {
        var fields = Fields.of(node, Shapes.UNTOUCHABLE, problems);
        boolean principal = fields.has("principal");
        if (principal) {
            fields.refuse("resource", "stands beside `principal`", "an entry has one of them; write two entries");
        } else if (!fields.has("resource")) {
            problems.add(Problem.error(
                            ProblemCode.MISSING_KEY,
                            fields.location(),
                            Shapes.UNTOUCHABLE.what() + " needs `resource` or `principal`")
                    .hint("for example `resource: \"arn:aws:s3:::evidence-*\"`"));
        }
        return Optional.of(new FolderGuards.Untouchable(
                principal,
                fields.need(principal ? "principal" : "resource", kinds.form(Words.ARN, "an ARN")),
                fields.need("reason", kinds::text),
                fields.need("owner", kinds::text),
                fields.location()));
    }
}
