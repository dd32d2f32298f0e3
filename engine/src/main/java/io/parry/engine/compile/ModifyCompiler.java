package io.parry.engine.compile;

import io.parry.engine.action.OperationFacts;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.expression.Template;
import io.parry.engine.model.Node;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The inside of {@code AwsModify}: read, edit, write what differs. */
final class ModifyCompiler {
    private static final List<String> KEYS = List.of("read", "at", "start", "edit", "write");
    private static final List<String> READ_KEYS = List.of("action", "with", "accept_errors", "secret");
    private static final List<String> EDIT_KEYS = List.of("at", "where", "set", "put", "by", "remove", "optional");
    private static final List<String> WRITE_KEYS = List.of("action", "with", "send");

    private final ActionNames actions;
    private final NeededParameters needed;
    private final MatcherCompiler matchers;
    private final Problems problems;

    ModifyCompiler(ActionNames actions, NeededParameters needed, MatcherCompiler matchers, Problems problems) {
        this.actions = actions;
        this.needed = needed;
        this.matchers = matchers;
        this.problems = problems;
    }

    Optional<CompiledStep.Body> compile(
            Step.Act act, Names names, Optional<Template> about, Optional<CompiledStep.Retry> retry) {
        if (act.with().isEmpty() || !(act.with().get() instanceof Node.Members with)) {
            problems.add(Problem.error(
                    ProblemCode.MISSING_INPUT,
                    act.action().location(),
                    "`AwsModify` needs `with: {read, edit, write}`"));
            return Optional.empty();
        }
        keys(with, KEYS, "AwsModify");
        var read = part(with, "read", act).flatMap(members -> read(members, names));
        var at = with.get("at").flatMap(node -> path(node));
        var start = with.get("start").flatMap(node -> matchers.template(node, names));
        var edits = edits(with, act, names);
        var write = part(with, "write", act).flatMap(members -> write(members, names));
        return read.isEmpty() || write.isEmpty()
                ? Optional.empty()
                : Optional.of(new CompiledStep.Modify(read.get(), at, start, edits, write.get(), about, retry));
    }

    private Optional<Node.Members> part(Node.Members with, String key, Step.Act act) {
        var node = with.get(key);
        if (node.isEmpty()) {
            problems.add(Problem.error(
                    ProblemCode.MISSING_INPUT, act.action().location(), "`AwsModify` needs `with: {" + key + ": …}`"));
            return Optional.empty();
        }
        return members(node.get(), key);
    }

    private Optional<Node.Members> members(Node node, String what) {
        if (node instanceof Node.Members members) {
            return Optional.of(members);
        }
        problems.add(Problem.error(
                ProblemCode.WRONG_TYPE, node.location(), "a map expected under `" + what + "`, found " + node.kind()));
        return Optional.empty();
    }

    private Optional<CompiledStep.Fetch> read(Node.Members members, Names names) {
        keys(members, READ_KEYS, "read");
        var with = members.get("with").flatMap(node -> matchers.template(node, names));
        var operation = facts(members, true);
        operation.ifPresent(facts -> needed.check(facts.operation(), members, Optional.empty()));
        return operation.map(facts -> new CompiledStep.Fetch(
                facts, with, codes(members.get("accept_errors")), secrets(members.get("secret"))));
    }

    private Optional<OperationFacts> facts(Node.Members members, boolean read) {
        var action = members.get("action").orElse(null);
        if (!(action instanceof Node.Scalar name)) {
            problems.add(Problem.error(ProblemCode.MISSING_KEY, members.location(), "`action` is missing"));
            return Optional.empty();
        }
        var found = actions.find(name);
        if (found.isPresent()
                && !(found.get() instanceof ActionNames.Api api && api.facts().read() == read)) {
            problems.add(Problem.error(
                    ProblemCode.KEY_NOT_ALLOWED,
                    name.location(),
                    (read ? "an operation that reads" : "an operation that changes") + " expected, found `"
                            + name.text() + "`"));
            return Optional.empty();
        }
        return found.map(api -> ((ActionNames.Api) api).facts());
    }

    private List<CompiledStep.Edit> edits(Node.Members with, Step.Act act, Names names) {
        var edits = new ArrayList<CompiledStep.Edit>();
        var node = with.get("edit").orElse(null);
        if (node instanceof Node.Items items && !items.items().isEmpty()) {
            items.items()
                    .forEach(item -> members(item, "edit")
                            .flatMap(edit -> edit(edit, names))
                            .ifPresent(edits::add));
        } else {
            problems.add(Problem.error(
                    ProblemCode.MISSING_INPUT,
                    node == null ? act.action().location() : node.location(),
                    "`AwsModify` needs `edit:` with a list of edits"));
        }
        return edits;
    }

    private Optional<CompiledStep.Edit> edit(Node.Members edit, Names names) {
        keys(edit, EDIT_KEYS, "edit");
        var inside = names.withRoot("this").testing();
        var ways = edit.names().stream()
                .filter(Set.of("set", "put", "remove")::contains)
                .toList();
        if (ways.size() != 1) {
            problems.add(Problem.error(
                    ProblemCode.MISSING_KEY, edit.location(), "exactly one of `set`, `put` and `remove` expected"));
            return Optional.empty();
        }
        var at = edit.get("at").flatMap(this::path);
        var where = edit.get("where")
                .flatMap(node -> PlaybookReader.matcher(node, problems))
                .map(matcher -> matchers.compile(matcher, inside));
        boolean optional = edit.get("optional")
                .map(node -> node.value().equals(io.parry.engine.value.Value.of(true)))
                .orElse(false);
        var template = edit.get(ways.getFirst()).flatMap(node -> matchers.template(node, inside.notTesting()));
        var by = edit.get("by").flatMap(this::text);
        checkBy(edit, ways.getFirst());
        return Optional.of(new CompiledStep.Edit(at, where, ways.getFirst(), template, by, optional));
    }

    private void checkBy(Node.Members edit, String way) {
        boolean put = way.equals("put");
        if (put && edit.get("by").isEmpty()) {
            problems.add(Problem.error(
                            ProblemCode.MISSING_KEY,
                            edit.location(),
                            "`put` needs `by`, the member that tells the elements of the list apart")
                    .hint("`by: Sid` replaces the element with the same `Sid`, or adds one"));
        }
        edit.get("by")
                .filter(by -> !put)
                .ifPresent(by -> problems.add(Problem.error(
                        ProblemCode.KEY_NOT_ALLOWED, by.location(), "`by` goes with `put`, not with `" + way + "`")));
        edit.get("remove")
                .filter(remove -> !remove.value().equals(io.parry.engine.value.Value.of(true)))
                .ifPresent(remove -> problems.add(
                        Problem.error(ProblemCode.WRONG_VALUE, remove.location(), "`true` expected under `remove`")));
        if (edit.get("put").orElse(null) instanceof Node.Members element) {
            edit.get("by")
                    .filter(Node.Scalar.class::isInstance)
                    .map(by -> ((Node.Scalar) by).text())
                    .filter(by -> element.get(by).isEmpty())
                    .ifPresent(by -> problems.add(Problem.error(
                            ProblemCode.MISSING_KEY, element.location(), "what is put has no `" + by + "`")));
        }
    }

    private Optional<CompiledStep.Write> write(Node.Members members, Names names) {
        keys(members, WRITE_KEYS, "write");
        var with = members.get("with").flatMap(node -> matchers.template(node, names.withRoot("read", "new")));
        var send = members.get("send").map(node -> node instanceof Node.Scalar scalar ? scalar.text() : "");
        if (send.isPresent() && !Set.of("changed", "all").contains(send.get())) {
            problems.add(Problem.error(
                    ProblemCode.WRONG_VALUE,
                    members.get("send").orElseThrow().location(),
                    "`changed` or `all` expected under `send`"));
        }
        var operation = facts(members, false);
        // With `send` what was read gives parameters as well.
        operation
                .filter(facts -> send.isEmpty())
                .ifPresent(facts -> needed.check(facts.operation(), members, Optional.empty()));
        return operation.map(facts -> new CompiledStep.Write(facts, with, send));
    }

    private Optional<String> text(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        problems.add(Problem.error(
                ProblemCode.WRONG_TYPE, node.location(), "a member's name expected under `by`, found " + node.kind()));
        return Optional.empty();
    }

    private Optional<JsonPath> path(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.add(
                    Problem.error(ProblemCode.WRONG_TYPE, node.location(), "a path expected, found " + node.kind()));
            return Optional.empty();
        }
        return matchers.path(scalar, SUBJECT_ONLY);
    }

    private static final Names SUBJECT_ONLY = new Names(true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    private List<JsonPath> secrets(Optional<Node> node) {
        return scalars(node).stream()
                .flatMap(scalar -> matchers.path(scalar, SUBJECT_ONLY).stream())
                .toList();
    }

    private static Set<String> codes(Optional<Node> node) {
        return BodyCompiler.codes(scalars(node));
    }

    private static List<Node.Scalar> scalars(Optional<Node> node) {
        return switch (node.orElse(null)) {
            case Node.Scalar scalar -> List.of(scalar);
            case Node.Items items ->
                items.items().stream()
                        .filter(Node.Scalar.class::isInstance)
                        .map(Node.Scalar.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    private void keys(Node.Members members, List<String> known, String where) {
        members.members().stream()
                .filter(member -> !known.contains(member.name()))
                .forEach(member -> problems.add(Problem.error(
                                ProblemCode.UNKNOWN_KEY,
                                member.key().location(),
                                "unknown key `" + member.name() + "` in `" + where + "`")
                        .nearest(member.name(), known)));
    }
}
