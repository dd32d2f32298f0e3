package io.parry.engine.load;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The parser's events to a tree. On events rather than on composed nodes, because the composer expands aliases and
 * merge keys, and forgets where a tag stood.
 */
final class TreeBuilder {
    /** No playbook is a fifth as deep; far from what the stack holds. */
    static final int MAX_DEPTH = 50;

    private final Source source;
    private final Problems problems;
    private final Parser parser;
    private final Scalars scalars;
    private final Set<String> anchors = new HashSet<>();
    private boolean complete = true;
    private int depth;

    TreeBuilder(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.parser = new ParserImpl(new StreamReader(source.text(0, source.length())), new LoaderOptions());
        this.scalars = new Scalars(source, problems);
    }

    /** Empty where content had to be left out. @throws Stopped where there is nothing, or it goes too deep */
    Optional<Node> document() throws Stopped {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw new Stopped(Refused.emptyFile(source));
        }
        begin((DocumentStartEvent) parser.getEvent());
        var root = part("");
        if (root.isNothing()) {
            throw new Stopped(Refused.emptyFile(source));
        }
        parser.getEvent();
        refuseSecondDocument();
        return Optional.of(root.node()).filter(node -> complete);
    }

    private void begin(DocumentStartEvent start) {
        if (start.getTags() != null && !start.getTags().isEmpty()) {
            int at = start.getStartMark().getIndex();
            problems.add(Refused.tagDirective(source.location(at, at + "%TAG".length())));
        }
    }

    private void refuseSecondDocument() {
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            int at = parser.peekEvent().getStartMark().getIndex();
            problems.add(Refused.secondDocument(source.location(at, at + "---".length())));
        }
    }

    /** The next node; {@code key} is what it stands under. */
    private Part part(String key) throws Stopped {
        var event = (NodeEvent) parser.getEvent();
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        int from = content(event);
        if (event instanceof ScalarEvent scalar) {
            return scalars.part(scalar, from);
        }
        if (++depth > MAX_DEPTH) {
            throw new Stopped(Refused.tooDeep(source.location(from, from + 1), MAX_DEPTH));
        }
        var collection = (CollectionStartEvent) event;
        var part = event instanceof SequenceStartEvent ? items(from) : members(collection, from, key);
        depth--;
        return part;
    }

    private Part alias(AliasEvent alias) {
        complete = false;
        int from = alias.getStartMark().getIndex();
        int to = alias.getEndMark().getIndex();
        var place = source.location(from, to);
        problems.add(
                anchors.contains(alias.getAnchor())
                        ? Refused.alias(place, alias.getAnchor())
                        : Refused.star(source.location(from, from + 1), source.text(from, Tokens.end(source, from))));
        return new Part(Scalars.text(source, from, to), from, to);
    }

    /** Where a node's own characters begin, behind its anchor and its tag, which are refused. */
    private int content(NodeEvent event) {
        int from = event.getStartMark().getIndex();
        while (source.at(from) == '&' || source.at(from) == '!') {
            int end = Math.max(Tokens.end(source, from), from + 1);
            refuse(from, end);
            from = Tokens.skipSpace(source, end);
        }
        return Math.min(
                from,
                Math.max(event.getEndMark().getIndex(), event.getStartMark().getIndex()));
    }

    private void refuse(int from, int end) {
        var place = source.location(from, end);
        if (source.at(from) == '!') {
            problems.add(Refused.tag(place, source.text(from, end)));
        } else {
            anchors.add(source.text(from + 1, end));
            problems.add(Refused.anchor(place, source.text(from + 1, end)));
        }
    }

    private Part items(int from) throws Stopped {
        var items = new ArrayList<Node>();
        int line = source.line(from);
        int end = from + 1;
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            var item = part("");
            items.add(item.node());
            end = source.line(item.from()) == line ? endOnLine(item) : end;
        }
        int to = parser.getEvent().getEndMark().getIndex();
        boolean oneLine = source.at(from) == '[' && source.line(to) == line;
        return new Part(new Node.Items(items, source.location(from, oneLine ? to : end)), from, to);
    }

    private int endOnLine(Part item) {
        var place = item.node().location();
        return Math.max(item.from(), source.lineStart(place.line()) + place.endColumn() - 1);
    }

    private Part members(CollectionStartEvent start, int from, String key) throws Stopped {
        var members = new MapBuilder(source, problems, key);
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            member(members);
        }
        int to = parser.getEvent().getEndMark().getIndex();
        return start.isFlow() ? members.flow(from, to) : members.block(from, to);
    }

    private void member(MapBuilder members) throws Stopped {
        boolean isAlias = parser.checkEvent(Event.ID.Alias);
        boolean isScalar = parser.checkEvent(Event.ID.Scalar);
        var merges = isScalar && parser.peekEvent() instanceof ScalarEvent scalar && isMerge(scalar);
        var key = part("");
        if (merges) {
            complete = false;
            problems.add(Refused.mergeKey(key.node().location()));
            skip();
        } else if (isScalar) {
            var name = scalars.key(key);
            members.add(name, key, part(name.text()));
        } else {
            complete = false;
            if (!isAlias) {
                problems.add(Refused.key(
                        key.node(), source.text(key.from() - 1, key.from() + 1).equals("{{")));
            }
            part("");
        }
    }

    private static boolean isMerge(ScalarEvent key) {
        return key.isPlain() && key.getValue().equals("<<");
    }

    /** What would have been merged is mostly an alias; one problem is enough. */
    private void skip() throws Stopped {
        if (parser.checkEvent(Event.ID.Alias)) {
            parser.getEvent();
        } else {
            part("");
        }
    }
}
