package io.parry.engine.compile;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Operation;
import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a plain call is given the parameters that its operation does not do without. What is given counts whatever
 * its value will be; a {@code with} that is an expression as a whole can't be judged before it is worked out.
 */
final class NeededParameters {
    private final Catalog catalog;
    private final Problems problems;

    NeededParameters(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /**
     * @param call the map with the keys {@code action} and {@code with}
     * @param filled a parameter that its author need not give
     */
    void check(Operation operation, Node.Members call, Optional<String> filled) {
        var given = given(call);
        if (given.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(given.get());
        filled.ifPresent(all::add);
        var missing = catalog.missing(operation, all);
        if (!missing.isEmpty()) {
            problems.add(Problem.error(
                            ProblemCode.MISSING_INPUT,
                            place(call),
                            "`" + operation + "` needs `with: {" + list(missing) + "}`")
                    .hint(hint(operation, missing, given.get())));
        }
    }

    /** Empty where it can't be told. */
    private static Optional<List<String>> given(Node.Members call) {
        return switch (call.get("with").orElse(null)) {
            case null -> Optional.of(List.of());
            case Node.Members with -> Optional.of(with.names());
            default -> Optional.empty();
        };
    }

    private static Location place(Node.Members call) {
        return call.member("with")
                .map(with -> with.key().location())
                .or(() -> call.get("action").map(Node::location))
                .orElse(call.location());
    }

    private static String list(List<String> names) {
        return names.stream().map(name -> name + ": …").collect(Collectors.joining(", "));
    }

    private String hint(Operation operation, List<String> missing, List<String> given) {
        var needed = catalog.missing(operation, List.of());
        return given.stream()
                .filter(name -> !needed.contains(name))
                .flatMap(name -> NearestName.of(name, missing).stream()
                        .map(near -> "did you mean `" + near + "` by `" + name + "`?"))
                .findFirst()
                .orElse("all that is needed: " + String.join(", ", needed));
    }
}
