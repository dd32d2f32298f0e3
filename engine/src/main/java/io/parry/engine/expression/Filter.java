package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of the closed set of filters.
 *
 * @param parameters in order
 * @param needed how many arguments there must be
 * @param repeats whether the last parameter may be given any number of times
 */
record Filter(FilterSpec spec, Kind input, List<Parameter> parameters, int needed, boolean repeats, Binder binder) {

    record Parameter(String name, Kind kind) {}

    /** The work itself, on values of the kinds that were asked for. */
    @FunctionalInterface
    interface Body {
        Value apply(Value input, List<Value> arguments) throws Misfit;
    }

    /** Makes the stage for one place in an expression. @throws SyntaxError when the arguments cannot be right */
    @FunctionalInterface
    interface Binder {
        Stage bind(Filter filter, FilterSite site) throws SyntaxError;
    }

    String name() {
        return spec.name();
    }

    /** The parameter that the argument of that index, from 0, is given to. */
    Parameter parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    boolean takes(int arguments) {
        return arguments >= needed && (repeats || arguments <= parameters.size());
    }

    static Draft named(String name, Kind input, String summary) {
        return new Draft(name, input, summary);
    }

    /** A filter that is being described. */
    static final class Draft {
        private final String name;
        private final Kind input;
        private final String summary;
        private final List<Parameter> parameters = new ArrayList<>();
        private int needed;
        private boolean repeats;
        private String example = "";
        private String given = "";
        private String result = "";

        private Draft(String name, Kind input, String summary) {
            this.name = name;
            this.input = input;
            this.summary = summary;
        }

        Draft takes(String parameter, Kind kind) {
            parameters.add(new Parameter(parameter, kind));
            needed++;
            return this;
        }

        /** One or more. */
        Draft takesSeveral(String parameter, Kind kind) {
            repeats = true;
            return takes(parameter, kind);
        }

        /** None or more. */
        Draft takesAny(String parameter, Kind kind) {
            takesSeveral(parameter, kind);
            needed--;
            return this;
        }

        Draft example(String example, String given, String result) {
            this.example = example;
            this.given = given;
            this.result = result;
            return this;
        }

        /** Needs all of its input: anything secret or unknown in it makes the result secret or unknown. */
        Filter wholly(Body body) {
            return bound((filter, site) -> new FilterCall(filter, site, false, body));
        }

        /** Moves parts about: each part stays as secret and as unknown as it was, and the others are not touched. */
        Filter byParts(Body body) {
            return bound((filter, site) -> new FilterCall(filter, site, true, body));
        }

        Filter bound(Binder binder) {
            var spec = new FilterSpec(name, signature(), summary, example, given, result);
            return new Filter(spec, input, List.copyOf(parameters), needed, repeats, binder);
        }

        private String signature() {
            var names = parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
            return parameters.isEmpty() ? name : name + "(" + names + (repeats ? ", …" : "") + ")";
        }
    }
}
