package io.parry.cli;

import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.operator.OperatorSpec;
import io.parry.engine.operator.Operators;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The reference of match operators. */
@Command(
        name = "operators",
        description = "What a condition can ask, with an example each.",
        footer = {"", "Example: parry operators cidr"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class OperatorsVerb implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "An operator.")
    private @Nullable String name;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        var out = output.result();
        if (name == null) {
            Operators.all()
                    .forEach(operator -> out.printf(
                            "%-20s %s%n",
                            operator.spec().name(), operator.spec().summary()));
        } else {
            show(find(name), out);
        }
        output.close();
        return ExitCode.FINE;
    }

    private static OperatorSpec find(String name) {
        return Operators.find(name)
                .orElseThrow(() -> Refused.usage("there is no operator `" + name + "`"
                        + NearestName.of(name, Operators.names())
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse("")))
                .spec();
    }

    private static void show(OperatorSpec spec, java.io.PrintWriter out) {
        out.println(spec.name());
        out.println("  " + spec.summary());
        out.println("  takes    " + spec.operand().words());
        out.println("  example  " + spec.example());
        spec.holds().forEach(value -> out.println("  holds    " + value));
        spec.fails().forEach(value -> out.println("  fails    " + value));
    }
}
