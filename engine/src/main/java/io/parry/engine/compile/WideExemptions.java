package io.parry.engine.compile;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Condition;
import io.parry.engine.model.Guards;
import io.parry.engine.model.Matcher;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Warns of exemptions that hold for more than their author thinks. A call from another account is in the trail of the
 * account it was made to, with the caller's own ARN; and the name of a session is what the caller said to AssumeRole.
 */
final class WideExemptions {
    private static final String SESSION = ":assumed-role/";
    private static final Pattern PRINCIPAL = Pattern.compile(":(assumed-role|role|user|federated-user)/");
    private final Problems problems;

    WideExemptions(Problems problems) {
        this.problems = problems;
    }

    void check(Guards guards) {
        for (var exemption : guards.exemptions()) {
            if (holdsForAll(exemption.when())) {
                warn(exemption.when().location(), "this holds for everything", "name whom or what is meant");
            } else {
                exemption.when().entries().forEach(this::check);
            }
        }
    }

    private void check(Matcher.Entry entry) {
        switch (entry) {
            case Matcher.At at -> check(at.condition());
            case Matcher.All all -> all.matchers().forEach(this::check);
            case Matcher.Any any -> any.matchers().forEach(this::check);
            case Matcher.Not not -> check(not.matcher());
        }
    }

    private void check(Matcher matcher) {
        matcher.entries().forEach(this::check);
    }

    private void check(Condition condition) {
        switch (condition) {
            case Condition.Is is -> check("", is.literal());
            case Condition.OneOf oneOf -> oneOf.conditions().forEach(this::check);
            case Condition.Tests tests ->
                tests.tests().forEach(test -> check(test.operator().text(), test.operand()));
            case Condition.Nested nested -> check(nested.matcher());
        }
    }

    private void check(String operator, Node operand) {
        switch (operand) {
            case Node.Items list -> list.items().forEach(item -> check(operator, item));
            case Node.Scalar scalar
            when scalar.isText() -> {
                var pattern = pattern(operator, scalar.text());
                if (reachesOtherAccounts(pattern)) {
                    warn(scalar.location(), "this holds in any account", "write the account's id in the ARN");
                }
                if (reachesSessions(pattern)) {
                    warn(
                            scalar.location(),
                            "this asks for the name of a session, which is chosen by whoever assumes the role",
                            "end it with the role: `…:assumed-role/NAME/*`");
                }
            }
            default -> {}
        }
    }

    /** With stars where any characters may stand. */
    private static String pattern(String operator, String text) {
        return switch (operator) {
            case "prefix" -> text + "*";
            case "suffix" -> "*" + text;
            case "", "wildcard", "equals-ignore-case" -> text;
            default -> "";
        };
    }

    private static boolean reachesOtherAccounts(String pattern) {
        if (!pattern.startsWith("arn:")) {
            return pattern.startsWith("*") && PRINCIPAL.matcher(pattern).find();
        }
        var parts = pattern.split(":", 6);
        return parts.length < 6 ? pattern.contains("*") : parts[4].contains("*");
    }

    private static boolean reachesSessions(String pattern) {
        int at = pattern.indexOf(SESSION);
        if (at < 0) {
            return false;
        }
        var role = pattern.substring(at + SESSION.length());
        int star = role.indexOf('*');
        var before = star < 0 ? role : role.substring(0, star);
        var after = star < 0 ? "" : role.substring(star);
        int slash = before.indexOf('/');
        return (slash >= 0 && slash < before.length() - 1) || !after.matches("[*/]*");
    }

    private static boolean holdsForAll(Matcher matcher) {
        return matcher.entries().stream().allMatch(WideExemptions::holdsForAll);
    }

    private static boolean holdsForAll(Matcher.Entry entry) {
        return switch (entry) {
            case Matcher.At at -> holdsForAll(at.condition());
            case Matcher.All all -> all.matchers().stream().allMatch(WideExemptions::holdsForAll);
            case Matcher.Any any -> any.matchers().stream().anyMatch(WideExemptions::holdsForAll);
            case Matcher.Not not -> false;
        };
    }

    private static boolean holdsForAll(Condition condition) {
        return switch (condition) {
            case Condition.Is is -> false;
            case Condition.OneOf oneOf -> oneOf.conditions().stream().anyMatch(WideExemptions::holdsForAll);
            case Condition.Tests tests ->
                tests.tests().stream()
                        .allMatch(test -> holdsForAll(test.operator().text(), test.operand()));
            case Condition.Nested nested -> holdsForAll(nested.matcher());
        };
    }

    private static boolean holdsForAll(String operator, Node operand) {
        return switch (operand) {
            case Node.Items list -> list.items().stream().anyMatch(item -> holdsForAll(operator, item));
            case Node.Scalar scalar ->
                operator.equals("exists")
                        ? scalar.value().equals(Value.of(true))
                        : operator.equals("regex")
                                ? List.of(".*", ".+").contains(scalar.text())
                                : pattern(operator, scalar.text()).equals("*") && !operator.isEmpty();
            default -> false;
        };
    }

    private void warn(Location where, String what, String hint) {
        problems.add(Problem.warning(ProblemCode.WIDE_EXEMPTION, where, what).hint(hint));
    }
}
