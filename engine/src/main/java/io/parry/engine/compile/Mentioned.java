package io.parry.engine.compile;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.model.Node;
import java.util.HashSet;
import java.util.Set;

/** The keys and ids of a file of which a part could not be read. */
record Mentioned(Set<String> names) {
    /** Problems that say what is missing; it may stand in the part that was not read. */
    private static final Set<ProblemCode> ABSENCES = Set.of(
            ProblemCode.APPROVAL_NEEDED,
            ProblemCode.NO_ACCOUNT,
            ProblemCode.NO_PROOF,
            ProblemCode.MISSING_INPUT,
            ProblemCode.MISSING_KEY,
            ProblemCode.GUARD_NOT_NEEDED);

    static Mentioned in(Node root) {
        var names = new HashSet<String>();
        collect(root, names);
        return new Mentioned(names);
    }

    private static void collect(Node node, Set<String> names) {
        switch (node) {
            case Node.Scalar scalar -> {}
            case Node.Items items -> items.items().forEach(item -> collect(item, names));
            case Node.Members members ->
                members.members().forEach(member -> {
                    names.add(member.name());
                    if (member.name().equals("id") && member.value() instanceof Node.Scalar id) {
                        names.add(id.text());
                    }
                    collect(member.value(), names);
                });
        }
    }

    boolean isSure(Problem problem) {
        boolean standIn = problem.message().contains("``");
        boolean mentioned = problem.code() == ProblemCode.UNKNOWN_NAME
                && !problem.message().endsWith(Names.TOO_EARLY)
                && names.stream().anyMatch(name -> problem.message().contains("`" + name + "`"));
        return !standIn && !mentioned && !ABSENCES.contains(problem.code());
    }
}
