package io.parry.engine.load;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The members of one map as they come. */
final class MapBuilder {
    private static final Pattern INFIX = Pattern.compile(".*(?:[=<> ]|&&|\\|\\|).*", Pattern.DOTALL);

    private final Source source;
    private final Problems problems;
    private final String under;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Node.Scalar key, Part value) {}

    /** @param under the key that the map stands under; empty where it stands under none */
    MapBuilder(Source source, Problems problems, String under) {
        this.source = source;
        this.problems = problems;
        this.under = under;
    }

    void add(Node.Scalar key, Part keyPart, Part value) {
        if (key.text().contains("${") && !key.text().contains("$${")) {
            problems.add(Refused.expressionAsKey(key));
        }
        if (keyPart.isNothing()) {
            problems.add(Problem.error(ProblemCode.YAML_SYNTAX, key.location(), "a key is missing before `:`"));
        }
        var first = entries.putIfAbsent(key.text(), new Entry(key, value));
        if (first != null) {
            problems.add(duplicate(first, new Entry(key, value)));
        }
    }

    private Problem duplicate(Entry first, Entry second) {
        var name = second.key.text();
        var problem = Problem.error(
                ProblemCode.DUPLICATE_KEY,
                second.key.location(),
                "`" + name + "` stands here twice, first on line "
                        + first.key.location().line());
        if (isPath(name)) {
            return problem.hint(list(written(first.value), written(second.value)));
        }
        return isPath(under)
                ? problem.hint(list(
                        "{" + name + ": " + written(first.value) + "}",
                        "{" + name + ": " + written(second.value) + "}"))
                : problem;
    }

    private static String list(String first, String second) {
        return "use a list: `[" + first + ", " + second + "]`, or `all:` where both have to hold";
    }

    private String written(Part part) {
        var text = source.text(part.from(), part.to()).strip();
        return text.isEmpty() || text.length() > 40 || text.contains("\n") ? "…" : text;
    }

    private static boolean isPath(String key) {
        return key.startsWith("$") || key.matches("(?:event|inputs|vars|steps|run)[.\\[].*");
    }

    Part block(int from, int to) {
        return part(from, from + 1, to);
    }

    /** In braces; also what was meant as text and looked like a map, CloudWatch's filter patterns above all. */
    Part flow(int from, int to) {
        if (isText()) {
            problems.add(Refused.mapForText(source.location(from, to), source.text(from, to)));
            return new Part(Scalars.text(source, from, to), from, to);
        }
        return part(from, to, to);
    }

    private Part part(int from, int placeTo, int to) {
        var members = members();
        var place = members.isEmpty()
                ? source.location(from, placeTo)
                : members.getFirst().key().location();
        return new Part(new Node.Members(members, place), from, to);
    }

    private boolean isText() {
        return !entries.isEmpty()
                && entries.values().stream().allMatch(entry -> entry.value.isNothing())
                && INFIX.matcher(entries.keySet().iterator().next()).matches();
    }

    private List<Node.Member> members() {
        var members = new ArrayList<Node.Member>();
        entries.values().forEach(entry -> members.add(new Node.Member(entry.key, entry.value.node())));
        return members;
    }
}
