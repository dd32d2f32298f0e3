package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of {@code inputs}. */
final class InputReader {
    private final Problems problems;
    private final Kinds kinds;

    InputReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
    }

    Optional<List<Input>> inputs(Node node) {
        return kinds.map(node).map(map -> {
            var inputs = new ArrayList<Input>();
            map.members().forEach(member -> inputs.add(input(member)));
            return List.copyOf(inputs);
        });
    }

    private Input input(Node.Member member) {
        if (!Words.IDENTIFIER.fits(member.name())) {
            problems.add(Names.invalid(member.key()));
        }
        var fields = Fields.of(member.value(), Shapes.INPUT, problems);
        var input = new Input(
                member.key(),
                fields.need("type", kinds.word(Input.TYPES)).text(),
                fields.get("format", kinds.word(Input.FORMATS)).map(Node.Scalar::text),
                fields.get("description", kinds::text),
                fields.get("default"),
                fields.get("example"),
                fields.get("secret", kinds::flag).orElse(false),
                fields.location());
        if (!input.type().isEmpty() && !input.type().equals("string")) {
            fields.refuse("format", "goes with `type: string` only", "leave it out, or make the input a string");
        }
        input.fallback().ifPresent(value -> check(input, value));
        input.example().ifPresent(value -> check(input, value));
        return input;
    }

    /** The value is not shown: the input may be a secret. */
    private void check(Input input, Node value) {
        var name = "input `" + input.name().text() + "`: ";
        Formats.misfit(input, value.value())
                .ifPresent(expected -> problems.add(
                        expected.startsWith("text of")
                                ? Problem.error(
                                                ProblemCode.WRONG_VALUE,
                                                value.location(),
                                                name + expected + " expected, this is none")
                                        .hint("as in `"
                                                + Formats.example(input.format().orElse("")) + "`")
                                : Problem.error(
                                        ProblemCode.WRONG_TYPE,
                                        value.location(),
                                        name + expected + " expected, this is " + value.kind())));
    }
}
