package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.Optional;

/** Maps whose keys are paths with {@code $}: changes of an event, and the parameters that a test looks at. */
final class PathMaps {
    private final Problems problems;
    private final Kinds kinds;

    PathMaps(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
    }

    Optional<Node.Scalar> path(Node node) {
        return kinds.text(node).flatMap(this::checked);
    }

    /** Every key a path, every value data. */
    Optional<Node.Members> values(Node node, String what) {
        return kinds.map(node).map(map -> {
            if (map.members().isEmpty()) {
                problems.add(Expected.empty(map, "the map")
                        .hint(what + " is a path and a value: `{$.detail.eventName: DeleteTrail}`"));
            }
            map.members().forEach(member -> checked(member.key()));
            return map;
        });
    }

    /** A key with {@code $} is a path with a condition; any other is a member and a value to compare with. */
    Optional<Node.Members> parameters(Node node) {
        return kinds.map(node).map(map -> {
            map.members().stream()
                    .filter(member -> member.name().startsWith("$"))
                    .filter(member -> checked(member.key()).isPresent())
                    .forEach(member -> new ConditionReader(problems).condition(member.value()));
            return map;
        });
    }

    private Optional<Node.Scalar> checked(Node.Scalar path) {
        if (Words.PATH_OF_SUBJECT.fits(path.text())) {
            return Optional.of(path);
        }
        var rest = path.text().startsWith("$") ? path.text().substring(1) : path.text();
        return kinds.refuse(Problem.error(
                        ProblemCode.INVALID_PATH,
                        path.location(),
                        "`" + path.text() + "` is no path that begins with `$`")
                .hint("did you mean `$." + rest + "`?"));
    }
}
