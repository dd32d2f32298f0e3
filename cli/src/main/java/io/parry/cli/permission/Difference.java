package io.parry.cli.permission;

import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * What one set of statements allows and another does not, by meaning: names of statements, their order and how they are
 * put together make no difference.
 *
 * @param wider what is allowed now and was not
 * @param narrower what was allowed and is not now
 */
public record Difference(List<Grant> wider, List<Grant> narrower) {
    /**
     * One action on one resource.
     *
     * @param neededBy {@code playbook/step}
     */
    public record Grant(String action, String resource, Value condition, SortedSet<String> neededBy) {
        /** Whether this allows all that the other allows; when in doubt it does not. */
        boolean covers(Grant other) {
            return Glob.covers(action, other.action)
                    && Glob.covers(resource, other.resource)
                    && asksNoMoreThan(other.condition);
        }

        /** Every test of this condition is one of the other, too. */
        private boolean asksNoMoreThan(Value other) {
            return condition.isMissing()
                    || condition.members().entrySet().stream()
                            .allMatch(operator -> operator.getValue().members().entrySet().stream()
                                    .allMatch(test -> Value.same(
                                                    test.getValue(),
                                                    other.at(operator.getKey()).at(test.getKey()))
                                            == Truth.TRUE));
        }
    }

    public static Difference of(List<Statement> old, List<Statement> now) {
        var before = grants(old);
        var after = grants(now);
        return new Difference(beyond(after, before), beyond(before, after));
    }

    public boolean isEmpty() {
        return wider.isEmpty() && narrower.isEmpty();
    }

    private static List<Grant> beyond(List<Grant> some, List<Grant> others) {
        return some.stream()
                .filter(grant -> others.stream().noneMatch(other -> other.covers(grant)))
                .toList();
    }

    private static List<Grant> grants(List<Statement> statements) {
        var grants = new ArrayList<Grant>();
        for (var statement : statements) {
            for (var action : statement.actions()) {
                for (var resource : statement.resources()) {
                    grants.add(new Grant(action, resource, statement.condition(), statement.neededBy()));
                }
            }
        }
        return grants;
    }
}
