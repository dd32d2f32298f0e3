package io.parry.actions.door;

import io.parry.actions.index.PageToken;
import io.parry.actions.index.ShapeNotes;
import io.parry.engine.action.Answer;
import io.parry.engine.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Asks for page after page until a read is complete; a read that would be a part of the answer is a failed read. */
final class Pages {
    /** More items than this are no list that anybody acts on. */
    static final int MOST_ITEMS = 10_000;

    /** What says that there is more, whether or not we know how to follow it. */
    private static final Pattern LEADS_ON = Pattern.compile(
            "(?i)next(?!backward|forward)\\w*(token|marker)|lastevaluated\\w+|(is)?truncated|hasmore\\w*");

    private final List<PageToken> tokens;
    private final UnaryOperator<String> parameterName;

    /**
     * How to turn pages.
     *
     * @param parameterName the API's spelling of a parameter for Java's
     */
    Pages(List<PageToken> tokens, UnaryOperator<String> parameterName) {
        this.tokens = tokens;
        this.parameterName = parameterName;
    }

    /** All pages as one answer, or the first failure; {@code send} makes one call. */
    Answer read(Value parameters, Function<Value, Answer> send) {
        var merged = new MergedPages();
        var next = Optional.of(parameters);
        var requestId = "";
        var unread = new LinkedHashSet<String>();
        while (next.isPresent()) {
            var sent = next.get();
            var answer = send.apply(sent);
            if (!(answer instanceof Answer.Ok page)) {
                return answer;
            }
            merged.add(page.value());
            requestId = page.requestId();
            unread.addAll(page.unread());
            next = following(parameters, sent, page.value());
            if (next.isEmpty() && leadsOn(page.value())) {
                return Answers.refused("incomplete", "there is more, and this read does not say how to ask for it");
            }
            if (merged.items() > MOST_ITEMS) {
                return Answers.refused("too-many-pages", "more than " + MOST_ITEMS + " items");
            }
        }
        return new Answer.Ok(merged.value(), requestId, List.copyOf(unread));
    }

    /** The parameters of the next page; empty after the last, which some services mark by repeating the token. */
    private Optional<Value> following(Value parameters, Value sent, Value page) {
        var next = parameters;
        boolean more = false;
        for (var token : tokens) {
            var value = at(page, token.from());
            var to = parameterName.apply(token.to());
            if (isThere(value) && !value.equals(sent.at(to))) {
                next = next.with(to, value);
                more = true;
            }
        }
        return more ? Optional.of(next) : Optional.empty();
    }

    /** Whether the last page, or a structure right in it, says that there is more. */
    private boolean leadsOn(Value page) {
        return page.reveal().members().entrySet().stream()
                .anyMatch(member -> leadsOn(member.getKey(), member.getValue())
                        || (member.getValue() instanceof Value.Obj inner
                                && inner.members().entrySet().stream()
                                        .anyMatch(deep -> leadsOn(deep.getKey(), deep.getValue()))));
    }

    private boolean leadsOn(String name, Value value) {
        return LEADS_ON.matcher(name).matches() && isThere(value) && !isFollowed(name);
    }

    /** A token that we know and that is there after the last page is the one that was sent. */
    private boolean isFollowed(String name) {
        return tokens.stream()
                .map(token -> token.from().substring(token.from().lastIndexOf('.') + 1))
                .anyMatch(known -> known.equalsIgnoreCase(name));
    }

    static Value at(Value value, String javaPath) {
        var found = value;
        for (var name : javaPath.split("\\.", -1)) {
            found = member(found, name);
        }
        return found;
    }

    private static Value member(Value value, String javaName) {
        return value instanceof Value.Obj obj
                ? obj.members().entrySet().stream()
                        .filter(member -> ShapeNotes.javaName(member.getKey()).equals(ShapeNotes.javaName(javaName)))
                        .map(member -> member.getValue())
                        .findFirst()
                        .orElse(Value.MISSING)
                : Value.MISSING;
    }

    private static boolean isThere(Value value) {
        return switch (value) {
            case Value.Text text -> !text.text().isEmpty();
            case Value.Bool bool -> bool.is();
            case Value.Obj obj -> !obj.members().isEmpty();
            case Value.Num num -> true;
            default -> false;
        };
    }
}
