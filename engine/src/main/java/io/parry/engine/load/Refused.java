package io.parry.engine.load;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.model.Node;

/** What YAML has and playbooks have not, each with what to write instead. */
final class Refused {
    private Refused() {}

    static Problem anchor(Location place, String name) {
        return feature(place, "anchors are not supported: `&" + name + "`")
                .hint("put what is used twice under `vars:`; quote a text that begins with `&`");
    }

    static Problem alias(Location place, String name) {
        return feature(place, "aliases are not supported: `*" + name + "`")
                .hint("put what is used twice under `vars:` and write `${vars." + name + "}`");
    }

    /** An alias of nothing was most likely meant as text. */
    static Problem star(Location place, String text) {
        return Problem.error(ProblemCode.YAML_SYNTAX, place, "an unquoted text cannot begin with `*`")
                .hint(Quoted.hint("it", text));
    }

    static Problem mergeKey(Location place) {
        return feature(place, "merge keys are not supported: `<<`").hint("write the keys out");
    }

    static Problem tag(Location place, String tag) {
        return feature(place, "tags are not supported: `" + tag + "`")
                .hint(
                        tag.startsWith("!!")
                                ? "leave it out; what is quoted is text"
                                : "leave it out; quote a text that begins with `!`");
    }

    static Problem tagDirective(Location place) {
        return feature(place, "tags are not supported: `%TAG`").hint("leave the line out");
    }

    static Problem secondDocument(Location place) {
        return feature(place, "a second document in one file").hint("what follows `---` belongs in a file of its own");
    }

    static Problem key(Node key, boolean doubleBrace) {
        var problem = feature(key.location(), "a key is text, this is " + key.kind());
        return doubleBrace ? problem.hint("an expression is written `\"${…}\"`") : problem;
    }

    static Problem emptyFile(Source source) {
        return Problem.error(
                ProblemCode.YAML_SYNTAX,
                Location.startOf(source.file()),
                source.length() == 0 ? "the file is empty" : "the file says nothing");
    }

    static Problem tooDeep(Location place, int most) {
        return Problem.error(ProblemCode.TOO_DEEP, place, "nested more than " + most + " levels deep");
    }

    static Problem halfCharacter(Location place) {
        return Problem.error(ProblemCode.YAML_SYNTAX, place, "half of a surrogate pair is no character")
                .hint("write the character itself, or `\\U` and eight digits");
    }

    /** The words of the reader, which says the same of trees that were no YAML: equal problems are told once. */
    static Problem expressionAsKey(Node.Scalar key) {
        return Problem.error(
                        ProblemCode.KEY_IS_EXPRESSION, key.location(), "`" + key.text() + "`: a key is no expression")
                .hint("a map whose keys are worked out is made under `vars`, with `for_each`, `key` and `value`");
    }

    static Problem cutByComment(Location place) {
        return Problem.error(ProblemCode.INVALID_EXPRESSION, place, "unclosed `${`: a comment begins at ` #`")
                .hint("quote the whole value");
    }

    static Problem mapForText(Location place, String text) {
        return Problem.error(ProblemCode.WRONG_TYPE, place, "text expected, this is a map")
                .hint(Quoted.hint("it", text));
    }

    private static Problem feature(Location place, String message) {
        return Problem.error(ProblemCode.YAML_FEATURE, place, message);
    }
}
