package io.parry.cli;

import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.expression.FilterSpec;
import io.parry.engine.expression.Filters;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The reference of filters. */
@Command(
        name = "filters",
        description = "What an expression can do with a value, with an example each.",
        footer = {"", "Example: parry filters arn"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class FiltersVerb implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A filter.")
    private @Nullable String name;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        var out = output.result();
        if (name == null) {
            Filters.all().forEach(filter -> out.printf("%-26s %s%n", filter.signature(), filter.summary()));
        } else {
            show(find(name), out);
        }
        output.close();
        return ExitCode.FINE;
    }

    private static FilterSpec find(String name) {
        return Filters.all().stream()
                .filter(filter -> filter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.usage("there is no filter `" + name + "`"
                        + NearestName.of(
                                        name,
                                        Filters.all().stream()
                                                .map(FilterSpec::name)
                                                .toList())
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse("")));
    }

    private static void show(FilterSpec filter, java.io.PrintWriter out) {
        out.println(filter.signature());
        out.println("  " + filter.summary());
        out.println("  example  ${" + filter.example() + "}");
        out.println("  given    " + filter.given());
        out.println("  result   " + filter.result());
    }
}
