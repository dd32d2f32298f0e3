package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter with its arguments. Unknown in, unknown out; secret in, secret out, computed when it is needed.
 *
 * @param byParts whether unknowns and secrets inside the input's parts are the body's to keep
 */
record FilterCall(Filter filter, FilterSite site, boolean byParts, Filter.Body body) implements Stage {
    @Override
    public Value apply(Value input, Scope scope) {
        var values = new ArrayList<Value>();
        values.add(input);
        site.arguments().forEach(argument -> values.add(argument.evaluate(scope)));
        requirePresent(values);
        return byParts ? partly(values) : wholly(values);
    }

    private Value partly(List<Value> values) {
        for (var value : values) {
            if (value instanceof Value.Unknown) {
                return value;
            }
        }
        boolean apart =
                values.stream().noneMatch(value -> value instanceof Value.Secret || value instanceof Value.Joined);
        return apart ? run(values, false) : wholly(values);
    }

    private Value wholly(List<Value> values) {
        var all = new Value.Arr(values);
        boolean secret = !all.secrets().isEmpty();
        return all.then(plain -> run(plain.items(), secret));
    }

    private Value run(List<Value> values, boolean secret) {
        requirePresent(values);
        try {
            requireKinds(values);
            return Limits.checked(body.apply(values.getFirst(), values.subList(1, values.size())));
        } catch (Misfit misfit) {
            throw failure(misfit, secret);
        }
    }

    private void requirePresent(List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Value.Missing) {
                throw new EvaluationFailed(
                        "missing-value", "`" + filter.name() + "` needs a value, `" + site.text(i) + "` gives nothing");
            }
        }
    }

    private void requireKinds(List<Value> values) throws Misfit {
        for (int i = 0; i < values.size(); i++) {
            var kind = i == 0 ? filter.input() : filter.parameter(i - 1).kind();
            if (!kind.fits(values.get(i))) {
                throw new Misfit(i, kind.phrase(), values.get(i));
            }
        }
    }

    private EvaluationFailed failure(Misfit misfit, boolean secret) {
        int index = misfit.index();
        var role = index == 0 ? "" : " as " + filter.parameter(index - 1).name();
        var found = secret ? "a secret of another kind" : misfit.found();
        return new EvaluationFailed(
                "wrong-value",
                "`" + filter.name() + "` takes " + misfit.expected() + role + ", found " + found + " in `"
                        + site.text(index) + "`");
    }
}
