package io.parry.engine.compile;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Formats;
import io.parry.engine.model.Input;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a playbook's inputs.
 *
 * @param values what {@code inputs} is; secret inputs marked
 * @param fromExamples names of inputs whose example stands in for a value
 */
public record InputValues(Value values, List<String> fromExamples) {
    public InputValues {
        fromExamples = List.copyOf(fromExamples);
    }

    /**
     * Given values, else defaults, else examples.
     *
     * @param examples whether an example may stand in; a run needs real values
     */
    public static InputValues of(
            CompiledPlaybook playbook, Map<String, Value> given, boolean examples, Problems problems) {
        var values = new LinkedHashMap<String, Value>();
        var fromExamples = new ArrayList<String>();
        for (var input : playbook.source().inputs()) {
            var name = input.name().text();
            var value = given(input, given, problems).or(() -> input.fallback().map(Node::value));
            if (value.isEmpty() && examples && input.example().isPresent()) {
                fromExamples.add(name);
                value = input.example().map(Node::value);
            }
            if (value.isPresent()) {
                values.put(name, input.secret() ? Value.secret("input " + name, value.get()) : value.get());
            } else {
                problems.add(missing(playbook, input));
            }
        }
        return new InputValues(new Value.Obj(values), fromExamples);
    }

    private static Optional<Value> given(Input input, Map<String, Value> given, Problems problems) {
        var value = Optional.ofNullable(given.get(input.name().text()));
        value.flatMap(known -> Formats.misfit(input, known))
                .ifPresent(expected -> problems.add(Problem.error(
                        ProblemCode.WRONG_VALUE,
                        input.name().location(),
                        "the value given for input `" + input.name().text() + "` does not fit: " + expected
                                + " expected")));
        return value;
    }

    private static Problem missing(CompiledPlaybook playbook, Input input) {
        Location location = input.name().location();
        return Problem.error(
                        ProblemCode.INPUT_WITHOUT_VALUE,
                        location,
                        "input `" + input.name().text() + "` of `" + playbook.id() + "` has no value")
                .hint("give it with `--input " + input.name().text() + "=…` or in a file with `--inputs FILE`");
    }
}
