package io.parry.cli.permission;

import io.parry.engine.action.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which IAM actions authorize an operation, and on what types of resources; see {@code iam_data.py}. */
final class IamActions {
    private final Map<String, Authorization> operations = new HashMap<>();
    private final Map<String, ArnTemplate> types = new HashMap<>();

    IamActions() {
        for (var row : Rows.of("iam-resources.tsv", 3)) {
            types.put(row[0] + " " + row[1], new ArnTemplate(row[2]));
        }
        for (var row : Rows.of("iam-actions.tsv", 4)) {
            var actions = row[1].isEmpty() ? List.of(row[0]) : List.of(row[1].split(" "));
            operations.put(row[0], new Authorization(actions, row[2], resources(actions, row[3])));
        }
    }

    /**
     * @param level {@code Read}, {@code List}, {@code Write} …
     * @param resources empty where IAM cannot scope it
     */
    record Authorization(List<String> actions, String level, List<Resource> resources) {}

    /** @param required whether every call needs one; others are asked for where a call names one */
    record Resource(String type, boolean required, ArnTemplate arn) {}

    /** What is not known has its own name and no type. */
    Authorization of(Operation operation) {
        return Optional.ofNullable(operations.get(operation.toString()))
                .orElseGet(() -> new Authorization(List.of(operation.toString()), "", List.of()));
    }

    private List<Resource> resources(List<String> actions, String cell) {
        if (cell.startsWith("=")) {
            return List.of(new Resource("uri", true, new ArnTemplate(cell.substring(1))));
        }
        return cell.isEmpty()
                ? List.of()
                : Stream.of(cell.split(","))
                        .flatMap(word -> resource(actions, word).stream())
                        .toList();
    }

    private Optional<Resource> resource(List<String> actions, String word) {
        boolean required = word.endsWith("!");
        var type = required ? word.substring(0, word.length() - 1) : word;
        return actions.stream()
                .map(action -> action.substring(0, action.indexOf(':')) + " " + type.toLowerCase(Locale.ROOT))
                .flatMap(key -> Optional.ofNullable(types.get(key)).stream())
                .findFirst()
                .map(arn -> new Resource(type, required, arn));
    }
}
