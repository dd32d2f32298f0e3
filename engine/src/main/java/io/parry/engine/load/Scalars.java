package io.parry.engine.load;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.function.Supplier;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Scalars with the places of their characters. */
final class Scalars {
    private final Source source;
    private final Problems problems;

    Scalars(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** {@code from} is where its own characters begin, behind an anchor or a tag. */
    Part part(ScalarEvent event, int from) {
        int to = event.getEndMark().getIndex();
        var style = event.getScalarStyle();
        if (style == ScalarStyle.PLAIN) {
            return plain(event.getValue(), from, to);
        }
        boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
        Supplier<Spelling> spelling = block
                ? () -> BlockSpelling.of(source, from, event.getValue())
                : () -> LineSpelling.quoted(source, from, to);
        var place = source.location(from, block ? BlockSpelling.headerEnd(source, from) : to);
        var scalar = scalar(Value.of(event.getValue()), event.getValue(), place, spelling);
        refuseHalfCharacters(scalar);
        return new Part(scalar, from, to);
    }

    private Part plain(String text, int from, int to) {
        int cut = Expressions.unclosed(source, from, to);
        int comment = source.skipBlanks(to);
        if (cut >= 0 && source.line(from) == source.line(to) && Tokens.isComment(source, comment)) {
            problems.add(Refused.cutByComment(source.location(comment, comment + 1)));
            int end = source.trimmedLineEnd(source.line(to));
            return new Part(text(source, from, end), from, end);
        }
        var place = source.location(from, to);
        var scalar = scalar(PlainScalars.value(text), text, place, () -> LineSpelling.plain(source, from, to));
        return new Part(scalar, from, to);
    }

    private Node.Scalar scalar(Value value, String text, Location place, Supplier<Spelling> spelling) {
        return new Node.Scalar(value, place, new ScalarPlaces(source, place, text, spelling));
    }

    /** Some of one line as text, as its author most likely meant it. */
    static Node.Scalar text(Source source, int from, int to) {
        var text = source.text(from, to);
        var place = source.location(from, to);
        var places = new ScalarPlaces(source, place, text, () -> LineSpelling.plain(source, from, to));
        return new Node.Scalar(Value.of(text), place, places);
    }

    /** A key is text, whatever it looks like: {@code 22:}, {@code true:}. */
    Node.Scalar key(Part part) {
        var scalar = (Node.Scalar) part.node();
        boolean isText = scalar.isText();
        var written = isText ? scalar.text() : source.text(part.from(), part.to());
        return new Node.Scalar(Value.of(written), scalar.location(), scalar.places());
    }

    private void refuseHalfCharacters(Node.Scalar scalar) {
        var text = scalar.text();
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                problems.add(Refused.halfCharacter(scalar.at(i, i + 1)));
            }
            i += Character.charCount(point) - 1;
        }
    }
}
