package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.Optional;

/** The keys beside {@code action}. Which of them an action takes is the compiler's to say. */
final class ActReader {
    private final Problems problems;
    private final Kinds kinds;
    private final ConditionReader conditions;
    private final TemplateReader templates;

    ActReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
        this.conditions = new ConditionReader(problems);
        this.templates = new TemplateReader(problems);
    }

    Step.Act act(Fields fields) {
        return new Step.Act(
                fields.need("action", kinds::text),
                fields.get("with", templates::parameters),
                fields.list("accept_errors", kinds.oneOrMore(kinds::text)),
                fields.list("secret", kinds.oneOrMore(this::path)),
                fields.get("retry", this::retry),
                fields.get("fail_if", node -> conditions.matcher(node, "fail_if")),
                fields.get("about", kinds::template),
                fields.list(
                        "permissions",
                        kinds.oneOrMore(kinds.form(
                                Words.PERMISSION, "an IAM action such as `kms:CreateGrant`, perhaps with an ARN"))),
                fields.get("until", node -> conditions.matcher(node, "until")),
                fields.get("every", kinds::duration),
                fields.get("unless", this::check),
                fields.get("undo", this::takeBack));
    }

    private Optional<Step.Check> check(Node node) {
        var fields = Fields.of(node, Shapes.CHECK, problems);
        return Optional.of(new Step.Check(
                fields.need("action", kinds::text),
                fields.get("with", templates::parameters),
                fields.list("accept_errors", kinds.oneOrMore(kinds::text)),
                fields.list("secret", kinds.oneOrMore(this::path)),
                fields.needMatcher("result", result -> conditions.matcher(result, "result")),
                fields.location()));
    }

    private Optional<Step.TakeBack> takeBack(Node node) {
        var fields = Fields.of(node, Shapes.TAKE_BACK, problems);
        return Optional.of(new Step.TakeBack(
                fields.need("action", kinds::text), fields.get("with", templates::parameters), fields.location()));
    }

    private Optional<Step.Retry> retry(Node node) {
        var fields = Fields.of(node, Shapes.RETRY, problems);
        return Optional.of(new Step.Retry(
                fields.list("on", kinds.oneOrMore(kinds::text)),
                fields.get("max_attempts", kinds.whole(1)),
                fields.get("interval", kinds::duration),
                fields.get("backoff", kinds.number(1, 100)),
                fields.location()));
    }

    /** A path into an answer, which is {@code $}. */
    private Optional<Node.Scalar> path(Node node) {
        return kinds.text(node)
                .flatMap(scalar -> Words.PATH_OF_SUBJECT.fits(scalar.text())
                        ? Optional.of(scalar)
                        : kinds.refuse(Problem.error(
                                        ProblemCode.INVALID_PATH,
                                        scalar.location(),
                                        "`" + scalar.text() + "` is no path into the answer")
                                .hint("did you mean `$." + scalar.text() + "`?")));
    }
}
