package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matchers and conditions. What an operator does with its operand is the operator's; its name is kept as written. */
final class ConditionReader {
    private final Problems problems;

    ConditionReader(Problems problems) {
        this.problems = problems;
    }

    /** Where {@code $} is the thing under test; the key that the matcher stands under is for messages, or empty. */
    Optional<Matcher> matcher(Node node, String key) {
        return matcher(node, key, true);
    }

    /** Where nothing is under test: a path begins with a scope. */
    Optional<Matcher> ofScopes(Node node, String key) {
        return matcher(node, key, false);
    }

    Optional<Condition> condition(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Optional.of(new Condition.Is(scalar));
            case Node.Items list when list.items().isEmpty() -> refuse(Expected.empty(list, "the list of conditions"));
            case Node.Items list -> Optional.of(new Condition.OneOf(conditions(list), list.location()));
            case Node.Members map
            when map.members().isEmpty() ->
                refuse(Expected.empty(map, "the condition").hint("that a value is there is `{exists: true}`"));
            case Node.Members map -> operatorsOrMatcher(map);
        };
    }

    private Optional<Matcher> matcher(Node node, String key, boolean subject) {
        if (!(node instanceof Node.Members map)) {
            return refuse(matcherExpected(node, key, subject));
        }
        if (map.members().isEmpty()) {
            return refuse(Expected.empty(map, "the matcher" + (key.isEmpty() ? "" : " under `" + key + "`"))
                    .hint("what holds always needs no matcher: name at least one path"));
        }
        return Optional.of(new Matcher(entries(map, subject), map.location()));
    }

    private static Problem matcherExpected(Node node, String key, boolean subject) {
        var meant = node instanceof Node.Scalar scalar ? Infix.asMatcher(scalar.text()) : Optional.<String>empty();
        var matcher = meant.orElse(subject ? "{$.x: a}" : "{vars.x: a}");
        return Expected.but(node, "a matcher")
                .hint("conditions are maps: `" + (key.isEmpty() ? "" : key + ": ") + matcher + "`");
    }

    private List<Matcher.Entry> entries(Node.Members map, boolean subject) {
        var entries = new ArrayList<Matcher.Entry>();
        map.members().forEach(member -> entry(member, subject).ifPresent(entries::add));
        return entries;
    }

    private Optional<? extends Matcher.Entry> entry(Node.Member member, boolean subject) {
        var place = member.key().location();
        return switch (member.name()) {
            case "all" -> matchers(member, subject).map(matchers -> new Matcher.All(matchers, place));
            case "any" -> matchers(member, subject).map(matchers -> new Matcher.Any(matchers, place));
            case "not" ->
                value(member)
                        .flatMap(node -> matcher(node, "not", subject))
                        .map(matcher -> new Matcher.Not(matcher, place));
            default -> at(member, subject);
        };
    }

    private Optional<Matcher.At> at(Node.Member member, boolean subject) {
        var problem = Keys.problem(member, subject);
        problem.ifPresent(problems::add);
        var condition = condition(member.value());
        return condition
                .filter(any -> problem.isEmpty())
                .map(asked -> new Matcher.At(member.key(), asked, member.key().location()));
    }

    private Optional<List<Matcher>> matchers(Node.Member member, boolean subject) {
        return value(member)
                .flatMap(node -> new Kinds(problems)
                        .filled("matchers", (Node item) -> matcher(item, member.name(), subject))
                        .read(node));
    }

    private List<Condition> conditions(Node.Items list) {
        return list.items().stream().flatMap(item -> condition(item).stream()).toList();
    }

    private Optional<Condition> operatorsOrMatcher(Node.Members map) {
        var operators = map.members().stream()
                .filter(member -> !Keys.isEntry(member.name()))
                .toList();
        if (operators.isEmpty()) {
            return matcher(map, "", true).map(Condition.Nested::new);
        }
        if (operators.size() < map.members().size()) {
            return refuse(mixed(operators.getFirst(), map));
        }
        return Optional.of(new Condition.Tests(
                operators.stream().flatMap(member -> test(member).stream()).toList(), map.location()));
    }

    private Optional<Condition.Test> test(Node.Member member) {
        if (Words.EXPRESSION_WITHIN.fits(member.name())) {
            return refuse(Expected.noExpression(member.key()));
        }
        checkOperand(member);
        return Optional.of(new Condition.Test(member.key(), member.value()));
    }

    /** Operands that are conditions are read now only for their mistakes; the compiler reads them for good. */
    private void checkOperand(Node.Member member) {
        if (Words.OF_CONDITIONS.contains(member.name())) {
            condition(member.value());
        } else if (member.name().equals("json")) {
            value(member).ifPresent(node -> matcher(node, "json", true));
        } else {
            value(member);
        }
    }

    private static Problem mixed(Node.Member operator, Node.Members map) {
        var path = map.members().stream()
                .filter(member -> Keys.isEntry(member.name()))
                .findFirst()
                .orElseThrow();
        var problem = Problem.error(
                ProblemCode.KEY_NOT_ALLOWED,
                operator.key().location(),
                "`" + operator.name() + "` stands beside `" + path.name() + "`: either operators or paths, not both");
        return Words.OPERATORS.contains(operator.name())
                ? problem.hint("the value itself is `$`: `$: {" + operator.name() + ": …}`")
                : problem.hint("did you mean `$." + operator.name() + "`?");
    }

    private Optional<Node> value(Node.Member member) {
        return Expected.isNull(member.value()) ? refuse(Expected.noValue(member)) : Optional.of(member.value());
    }

    private <T> Optional<T> refuse(Problem problem) {
        problems.add(problem);
        return Optional.empty();
    }
}
