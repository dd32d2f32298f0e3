package io.parry.actions;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.expression.Scope;
import io.parry.engine.expression.SyntaxError;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Steps over an emulator's world: {@code once} and {@code each} make it, {@code ask} says, past every fault, whether
 * the effect is there. What an answer says is kept by a name, and stands for {@code <name>} in what comes after.
 */
final class HttpStory {
    private static final Path FOLDER = Path.of("src/test/resources/io/parry/actions/http");

    private final String name;
    private final String text;
    private final Map<String, String> kept = new TreeMap<>();

    private HttpStory(Path file) throws IOException {
        this.name = file.getFileName().toString().replace(".yaml", "");
        this.text = Files.readString(file);
    }

    static Stream<HttpStory> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var stories = new ArrayList<HttpStory>();
            for (var file : files.sorted().toList()) {
                stories.add(new HttpStory(file));
            }
            return stories.stream();
        }
    }

    String name() {
        return name;
    }

    String emulator() {
        return node().value().at("emulator").text();
    }

    /** There is no state to look at: the answer is the proof. */
    boolean isMessage() {
        return node().value().at("message").equals(Value.of(true));
    }

    /** A playbook with the steps as they are written, in the words of one. */
    String playbook() {
        var steps = text().substring(text().indexOf("\nsteps:"), text().indexOf("\nask:"));
        return "id: " + name + "\nversion: 1.0.0\ntitle: t\nmode: enforce\ntriggers:\n"
                + "  - {name: told, match: {$.source: test}}" + steps + "\n";
    }

    void make(Emulator emulator, String when) {
        for (int i = 0; i < node().value().at(when).items().size(); i++) {
            does(emulator, node().value().at(when).at(i));
        }
    }

    private void does(Emulator emulator, Value call) {
        var answer = ask(emulator, call);
        if (answer instanceof Answer.Ok ok) {
            call.at("keep")
                    .members()
                    .forEach((as, path) -> kept.put(
                            as, select(ok.value(), path.text()).getFirst().text()));
        } else if (!(answer instanceof Answer.Failed failed)
                || !call.at("accept").equals(Value.of(failed.code()))) {
            throw new AssertionError(name + ": " + answer);
        }
    }

    /** What there is to see, asked past every fault. */
    Value found(Emulator emulator) {
        var ask = node().value().at("ask");
        if (ask(emulator, ask) instanceof Answer.Ok ok) {
            return Value.arr(select(ok.value(), ask.at("at").text()).toArray());
        }
        throw new AssertionError(name + ": cannot be asked");
    }

    /** @param inDoubt whether a message may have been sent once more */
    boolean isDone(Value found, boolean inDoubt) {
        return found.equals(node().value().at("done")) || (inDoubt && isMessage() && !found.equals(Value.arr("0")));
    }

    private static Answer ask(Emulator emulator, Value call) {
        return emulator.cloud()
                .call(
                        Operation.of(call.at("call").text()),
                        call.at("with"),
                        emulator.target("us-east-1"),
                        Emulator.soon());
    }

    private static List<Value> select(Value value, String path) {
        try {
            return JsonPath.parse(path).select(value, Scope.EMPTY);
        } catch (SyntaxError error) {
            throw new AssertionError(error);
        }
    }

    private String text() {
        var filled = text;
        for (var entry : kept.entrySet()) {
            filled = filled.replace("<" + entry.getKey() + ">", entry.getValue());
        }
        return filled;
    }

    private Node node() {
        var problems = new Problems();
        return YamlLoader.load(name, text().getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow(() -> new AssertionError(problems.list().toString()));
    }
}
