package io.parry.engine.expression;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSONPath Compliance Test Suite; it lies beside the project, not in it. */
final class ComplianceSuite {
    private static final String FILE = "shared/events/jsonpath-cts/cts.json";

    private ComplianceSuite() {}

    /** One of its cases. */
    record Case(Value json) {
        String name() {
            return json.at("name").text();
        }

        String selector() {
            return json.at("selector").text();
        }

        boolean isInvalid() {
            return json.at("invalid_selector").exists();
        }

        Value document() {
            return json.at("document");
        }

        /** Any of these lists of values is right: the members of a map have no order. */
        List<Value> results() {
            return oneOrMore("result", "results");
        }

        /** The normalized paths of each of the results. */
        List<Value> paths() {
            return oneOrMore("result_paths", "results_paths");
        }

        private List<Value> oneOrMore(String one, String more) {
            return json.at(one).exists() ? List.of(json.at(one)) : json.at(more).items();
        }
    }

    /** Its cases; empty where there is no such file. */
    static Optional<List<Case>> read() throws Exception {
        var file = find();
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.read(Files.readAllBytes(file.get())).at("tests").items().stream()
                        .map(Case::new)
                        .toList());
    }

    private static Optional<Path> find() {
        var here = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        return Stream.<Path>iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst();
    }
}
