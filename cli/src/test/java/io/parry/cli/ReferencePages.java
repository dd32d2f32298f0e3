package io.parry.cli;

import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Operation;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.expression.FilterSpec;
import io.parry.engine.expression.Filters;
import io.parry.engine.model.Durations;
import io.parry.engine.operator.Operator;
import io.parry.engine.operator.OperatorSpec;
import io.parry.engine.operator.Operators;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The pages of the reference that are written from what actions, operators and filters say of themselves. */
final class ReferencePages {
    private static final String WRITTEN =
            "<!-- written by ReferenceTest with -Dgolden=write from what the code says of itself -->\n\n";

    private ReferencePages() {}

    static String operators() {
        var specs = Operators.all().stream().map(Operator::spec).toList();
        return WRITTEN
                + """
                # Operators

                What a condition can ask, as in `$.detail.eventName: {prefix: Delete}`. How conditions go together stands
                in [language.md](language.md#conditions). `parry operators NAME` prints the same in a terminal.

                """
                + index(specs.stream().map(OperatorSpec::name).toList())
                + specs.stream().map(ReferencePages::operator).collect(Collectors.joining());
    }

    private static String operator(OperatorSpec spec) {
        return "\n## `" + spec.name() + "`\n\n" + spec.summary() + "\n\nTakes "
                + spec.operand().words() + ".\n\n| `" + cell(spec.example()) + "` | |\n| --- | --- |\n"
                + rows(spec.holds(), "holds") + rows(spec.fails(), "does not hold");
    }

    private static String rows(List<String> values, String verdict) {
        return values.stream()
                .map(value -> "| `" + cell(value) + "` | " + verdict + " |\n")
                .collect(Collectors.joining());
    }

    static String filters() {
        return WRITTEN
                + """
                # Filters

                What an expression can do with a value, as in `${vars.trail | split("/") | last}`. How expressions are
                written stands in [language.md](language.md#expressions). `parry filters NAME` prints the same in a
                terminal.

                """
                + index(Filters.all().stream().map(FilterSpec::name).toList())
                + Filters.all().stream().map(ReferencePages::filter).collect(Collectors.joining());
    }

    private static String filter(FilterSpec spec) {
        return "\n## `" + spec.name() + "`\n\n`" + spec.signature() + "`: " + spec.summary() + ".\n\n"
                + "| | |\n| --- | --- |\n| example | `${" + cell(spec.example()) + "}` |\n| given | `"
                + cell(spec.given()) + "` |\n| gives | `" + cell(spec.result()) + "` |\n";
    }

    static String actions(Catalog catalog) {
        var specs = catalog.names().stream()
                .map(name -> catalog.named(name).orElseThrow().spec())
                .toList();
        return WRITTEN
                + """
                # Actions

                What a step can do. Any operation of the services below is an action, with its parameters under `with`.
                A few are written in Java, because they know more than one call does. `AwsModify`, `Succeed`, `Fail` and
                `http:GET` are part of [the language](language.md#steps). `parry actions NAME` prints the same in a
                terminal, for an operation (`ec2:CreateFlowLogs`) and for a service (`ec2`) too.

                """
                + index(specs.stream().map(ActionSpec::name).toList())
                + specs.stream().map(ReferencePages::action).collect(Collectors.joining())
                + services(catalog);
    }

    private static String action(ActionSpec spec) {
        return "\n## `" + spec.name() + "`\n\n" + spec.summary() + "\n\n| under `with` | type | needed | |\n"
                + "| --- | --- | --- | --- |\n"
                + spec.inputs().stream().map(ReferencePages::input).collect(Collectors.joining())
                + "\nReads " + names(spec.uses().reads()) + ". Calls "
                + names(spec.uses().calls()) + ". A change shows within " + Durations.show(spec.settle())
                + ".\n\n```yaml\n" + spec.example() + "```\n";
    }

    private static String input(ActionSpec.Input input) {
        return "| `" + input.name() + "` | " + input.type() + " | " + (input.required() ? "yes" : "") + " | "
                + cell(input.description()) + " |\n";
    }

    private static String names(Collection<Operation> operations) {
        return operations.isEmpty()
                ? "nothing"
                : operations.stream().map(Operation::toString).sorted().collect(Collectors.joining("`, `", "`", "`"));
    }

    private static String services(Catalog catalog) {
        return """

                ## Services

                An operation that is not known to read is taken to change something. It is known to read where its name
                says so and its IAM access level does too; where no level is published, the name is not enough.
                *Shows within* is how long a change may take to show in reads: so long the engine keeps looking, and so
                old a first look has to be.

                | service | operations | of them read | shows within |
                | --- | ---: | ---: | --- |
                """
                + catalog.services().stream()
                        .filter(service -> !service.equals("http"))
                        .map(service -> service(service, catalog))
                        .collect(Collectors.joining());
    }

    private static String service(String service, Catalog catalog) {
        var operations = catalog.operations(service).stream()
                .map(name ->
                        catalog.operation(Operation.of(service + ":" + name)).orElseThrow())
                .toList();
        var settle = operations.stream()
                .map(OperationFacts::settle)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return "| `" + service + "` | " + operations.size() + " | "
                + operations.stream().filter(OperationFacts::read).count() + " | " + Durations.show(settle) + " |\n";
    }

    private static String index(List<String> names) {
        return names.stream()
                        .map(name -> "[`" + name + "`](#" + name.toLowerCase(java.util.Locale.ROOT) + ")")
                        .collect(Collectors.joining(" · "))
                + "\n";
    }

    /** A `|` would end the cell, in code too. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
