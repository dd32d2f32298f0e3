package io.parry.cli.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables that are kept by hand name only what there is. */
final class TablesTest {
    private static final AwsCatalog CATALOG = new AwsCatalog(new Operations());
    private static final Map<String, Set<String>> PARAMETERS = new HashMap<>();
    private static final IamActions ACTIONS = new IamActions();

    @Test
    void everyNameInTheTableOfNamesIsAParameterOfAServiceOrAction() {
        var wrong = new ArrayList<String>();
        for (var row : Rows.of("names.tsv", 6)) {
            var name = row[1].replaceFirst("=.*", "");
            if (!name.isEmpty() && !parameters(row[0]).contains(name)) {
                wrong.add(row[0] + " has no " + name);
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Else a misspelt type would leave a pattern wide without a word. */
    @Test
    void everyTypeInTheTableOfNamesIsOneThatAnOperationOfTheServiceTakes() {
        var wrong = new ArrayList<String>();
        for (var row : Rows.of("names.tsv", 6)) {
            var fits = operations(row[0]).stream()
                    .flatMap(operation -> ACTIONS.of(operation).resources().stream())
                    .anyMatch(resource -> resource.type().equalsIgnoreCase(row[2])
                            && resource.arn().names(row[3]));
            if (!fits) {
                wrong.add(String.join(" ", row));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyOwnerInTheTableOfExtrasIsAnOperationOrActionAndHasTheParameter() {
        var wrong = new ArrayList<String>();
        for (var row : Rows.of("extras.tsv", 6)) {
            var known = row[0].contains(":") ? CATALOG.parameters(Operation.of(row[0])) : parameters(row[0]);
            if (known.isEmpty() || (!row[1].isEmpty() && !known.contains(row[1]))) {
                wrong.add(row[0] + " " + row[1]);
            }
            if (row[3].startsWith("@key ") && !known.contains(row[3].substring("@key ".length()))) {
                wrong.add(row[0] + " " + row[3]);
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** 20 operations have no IAM action in the package; all others have one. */
    @Test
    void allButAFewOperationsHaveAnIamAction() {
        var without = new TreeSet<String>();
        for (var service : CATALOG.services()) {
            for (var name : CATALOG.operations(service)) {
                var operation = new Operation(service, name);
                if (!service.equals("http") && ACTIONS.of(operation).level().isEmpty()) {
                    without.add(operation.toString());
                }
            }
        }
        assertTrue(without.size() <= 20, without.toString());
    }

    private static Set<String> parameters(String owner) {
        return PARAMETERS.computeIfAbsent(owner, TablesTest::asked);
    }

    private static Set<String> asked(String owner) {
        return CATALOG.named(owner)
                .map(action -> action.spec().inputs().stream()
                        .map(input -> input.name())
                        .collect(Collectors.toSet()))
                .orElseGet(() -> CATALOG.operations(owner).stream()
                        .flatMap(name -> CATALOG.parameters(new Operation(owner, name)).stream())
                        .collect(Collectors.toSet()));
    }

    private static List<Operation> operations(String owner) {
        return CATALOG.named(owner)
                .map(action -> {
                    var all = new ArrayList<>(action.spec().uses().reads());
                    all.addAll(action.spec().uses().calls());
                    return List.copyOf(all);
                })
                .orElseGet(() -> CATALOG.operations(owner).stream()
                        .map(name -> new Operation(owner, name))
                        .toList());
    }
}
