package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The types of single values and of plain lists. Each gives the value, or says what it expected instead. */
final class Kinds {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);
    private final Problems problems;

    Kinds(Problems problems) {
        this.problems = problems;
    }

    /** Text that is not blank. */
    Optional<Node.Scalar> text(Node node) {
        if (!(node instanceof Node.Scalar scalar && scalar.isText())) {
            return refuse(Mistyped.text(node));
        }
        return Words.isBlank(scalar.text()) ? refuse(Expected.empty(node, "the text")) : Optional.of(scalar);
    }

    /** Text that may hold expressions. */
    Optional<Node> template(Node node) {
        return text(node).map(Node.class::cast);
    }

    /** Text of a form, which {@code what} describes. */
    Kind<Node.Scalar> form(Words.Form form, String what) {
        return node -> text(node)
                .flatMap(scalar ->
                        form.fits(scalar.text()) ? Optional.of(scalar) : refuse(Expected.butIs(scalar, what)));
    }

    Kind<Node.Scalar> word(List<String> words) {
        return node -> text(node)
                .flatMap(scalar -> words.contains(scalar.text())
                        ? Optional.of(scalar)
                        : refuse(Expected.butIs(scalar, Expected.oneOf(words)).nearest(scalar.text(), words)));
    }

    Optional<Node.Scalar> id(Node node) {
        return text(node)
                .flatMap(scalar -> Words.ID.fits(scalar.text()) ? Optional.of(scalar) : refuse(Mistyped.id(scalar)));
    }

    Optional<Node.Scalar> duration(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof Value.Num) {
            return refuse(Expected.but(node, "a duration")
                    .hint("write the unit: `" + scalar.text() + "s`; the units are `ms`, `s`, `m`, `h`, `d`"));
        }
        return text(node)
                .flatMap(scalar -> Words.DURATION.fits(scalar.text())
                        ? Optional.of(scalar)
                        : refuse(Expected.butIs(scalar, "a duration")
                                .hint("a whole number and one unit of `ms`, `s`, `m`, `h`, `d`: `90s`, `4h`")));
    }

    Kind<Node.Scalar> whole(int least) {
        return node -> number(node)
                .flatMap(scalar -> isWhole(scalar.value().number(), least)
                        ? Optional.of(scalar)
                        : refuse(Expected.butIs(scalar, "a whole number of at least " + least)));
    }

    /** A whole number, or an expression that gives one. */
    Kind<Node> wholeOrExpression(int least) {
        return node -> isText(node)
                ? expression(node, "a whole number or an expression")
                : whole(least).read(node).map(Node.class::cast);
    }

    Kind<Node.Scalar> number(double least, double most) {
        return node -> number(node)
                .flatMap(scalar -> scalar.value().number().doubleValue() >= least
                                && scalar.value().number().doubleValue() <= most
                        ? Optional.of(scalar)
                        : refuse(Expected.butIs(scalar, "a number from " + plain(least) + " to " + plain(most))));
    }

    Optional<Boolean> flag(Node node) {
        return node instanceof Node.Scalar scalar && scalar.value() instanceof Value.Bool bool
                ? Optional.of(bool.is())
                : refuse(Mistyped.flag(node));
    }

    /** Text that is one expression. */
    Optional<Node> expression(Node node, String expected) {
        return text(node)
                .flatMap(scalar -> Words.EXPRESSION.fits(scalar.text())
                        ? Optional.<Node>of(scalar)
                        : refuse(Expected.butIs(scalar, expected).hint("an expression is written `${…}`")));
    }

    /** A list; an item that is wrong is reported and left out. */
    <T> Kind<List<T>> list(Kind<T> each) {
        return node -> node instanceof Node.Items list ? Optional.of(all(list, each)) : refuse(Mistyped.list(node));
    }

    <T> Kind<List<T>> filled(String what, Kind<T> each) {
        return node -> node instanceof Node.Items list && list.items().isEmpty()
                ? refuse(Expected.empty(node, "the list of " + what))
                : list(each).read(node);
    }

    /** A list, or one item that stands for a list of one. */
    <T> Kind<List<T>> oneOrMore(Kind<T> each) {
        return node -> node instanceof Node.Items list
                ? Optional.of(all(list, each))
                : each.read(node).map(List::of);
    }

    Optional<Node.Members> map(Node node) {
        return node instanceof Node.Members members ? Optional.of(members) : refuse(Expected.but(node, "a map"));
    }

    <T> Optional<T> refuse(Problem problem) {
        problems.add(problem);
        return Optional.empty();
    }

    private Optional<Node.Scalar> number(Node node) {
        return node instanceof Node.Scalar scalar && scalar.value() instanceof Value.Num
                ? Optional.of(scalar)
                : refuse(Mistyped.number(node));
    }

    private <T> List<T> all(Node.Items list, Kind<T> each) {
        var read = new ArrayList<T>();
        list.items().forEach(item -> {
            if (Expected.isNull(item)) {
                refuse(Expected.but(item, "an item").hint("nothing stands after `-`; remove it, or write the item"));
            } else {
                each.read(item).ifPresent(read::add);
            }
        });
        return read;
    }

    private static boolean isText(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isText();
    }

    private static boolean isWhole(BigDecimal number, int least) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(MOST) <= 0;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
