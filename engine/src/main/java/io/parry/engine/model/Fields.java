package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One map, read key by key. What is wrong with its keys is said at once; what a key holds, when it is asked for.
 *
 * <p>Where a value that must be there cannot be had, {@link #need} gives a stand-in, so that reading goes on and the
 * author sees all mistakes. The mistake has been reported by then, and what holds a stand-in is never given out.
 */
final class Fields {
    private final Node.Members members;
    private final Shape shape;
    private final Problems problems;

    private Fields(Node.Members members, Shape shape, Problems problems) {
        this.members = members;
        this.shape = shape;
        this.problems = problems;
    }

    static Fields of(Node node, Shape shape, Problems problems) {
        if (node instanceof Node.Members map) {
            var fields = new Fields(map, shape, problems);
            map.members().stream().filter(fields::isUnknown).forEach(fields::reportUnknown);
            shape.required().stream().filter(fields::isMissing).forEach(fields::reportMissing);
            return fields;
        }
        problems.add(Expected.but(node, shape.what()).hint(shape.what() + " is a map; its keys are " + keys(shape)));
        return new Fields(new Node.Members(List.of(), node.location()), shape, problems);
    }

    Location location() {
        return members.location();
    }

    boolean isEmpty() {
        return members.members().isEmpty();
    }

    boolean has(String key) {
        return members.member(key).isPresent();
    }

    Optional<Node.Member> member(String key) {
        return members.member(key);
    }

    /** What stands under the key, if it can be read; a key with nothing after it is a mistake. */
    <T> Optional<T> get(String key, Kind<T> kind) {
        return members.member(key).filter(this::hasValue).flatMap(member -> kind.read(member.value()));
    }

    Optional<Node> get(String key) {
        return get(key, Optional::of);
    }

    /** A list under the key, empty where there is none. */
    <T> List<T> list(String key, Kind<List<T>> kind) {
        return get(key, kind).orElse(List.of());
    }

    Node.Scalar need(String key, Kind<Node.Scalar> kind) {
        return get(key, kind).orElseGet(() -> StandIn.scalar(location()));
    }

    Matcher needMatcher(String key, Kind<Matcher> kind) {
        return get(key, kind).orElseGet(() -> new Matcher(List.of(), location()));
    }

    /** Reports the key, if it is there. */
    void refuse(String key, String why, String hint) {
        member(key)
                .ifPresent(member -> problems.add(
                        Problem.error(ProblemCode.KEY_NOT_ALLOWED, member.key().location(), "`" + key + "` " + why)
                                .hint(hint)));
    }

    private boolean hasValue(Node.Member member) {
        if (!Expected.isNull(member.value())) {
            return true;
        }
        problems.add(Expected.noValue(member));
        return false;
    }

    private boolean isUnknown(Node.Member member) {
        return !shape.keys().contains(member.name());
    }

    private void reportUnknown(Node.Member member) {
        if (Words.EXPRESSION_WITHIN.fits(member.name())) {
            problems.add(Expected.noExpression(member.key()));
            return;
        }
        problems.add(Problem.error(
                        ProblemCode.UNKNOWN_KEY,
                        member.key().location(),
                        "unknown key `" + member.name() + "` in " + shape.what())
                .hint("its keys are " + keys(shape))
                .nearest(member.name(), shape.keys()));
    }

    /** A key that an unknown one most likely stands for is not missing: the author wrote it, only not well. */
    private boolean isMissing(String key) {
        return !has(key)
                && members.members().stream()
                        .filter(this::isUnknown)
                        .noneMatch(member ->
                                NearestName.of(member.name(), shape.keys()).equals(Optional.of(key)));
    }

    private void reportMissing(String key) {
        var problem = Problem.error(ProblemCode.MISSING_KEY, location(), shape.what() + " needs `" + key + "`");
        problems.add(shape.example(key)
                .map(line -> problem.hint("for example `" + line + "`"))
                .orElse(problem));
    }

    private static String keys(Shape shape) {
        return shape.keys().stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
    }
}
