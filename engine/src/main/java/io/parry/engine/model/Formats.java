package io.parry.engine.model;

import io.parry.engine.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * Which values an input takes: what its type and its format say.
 *
 * <p>The forms of ARNs are those of the IAM user guide's "Identify AWS resources with Amazon Resource Names"; a topic's
 * name is that of SNS CreateTopic, a role's path and name that of IAM CreateRole.
 */
public final class Formats {
    private static final String PARTITION = "arn:aws[a-z-]*";
    private static final Map<String, Words.Form> FORMS = Map.of(
            "sns-topic-arn",
            new Words.Form(PARTITION + ":sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(?:\\.fifo)?"),
            "iam-role-arn",
            new Words.Form(PARTITION + ":iam::[0-9]{12}:role/[!-~]{1,576}"),
            "secret-arn",
            new Words.Form(PARTITION + ":secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]{1,519}"),
            "https-url",
            new Words.Form("https://[A-Za-z0-9\\[][^\\s]*"));

    private static final Map<String, String> EXAMPLES = Map.of(
            "sns-topic-arn", "arn:aws:sns:us-east-1:111122223333:security",
            "iam-role-arn", "arn:aws:iam::111122223333:role/remediation",
            "secret-arn", "arn:aws:secretsmanager:us-east-1:111122223333:secret:origin-verify-a1b2c3",
            "https-url", "https://origin.example/health");

    private static final Map<String, String> KINDS = Map.of(
            "string", "text",
            "number", "a number",
            "boolean", "true or false",
            "list", "a list",
            "map", "a map");

    private Formats() {}

    /** What is expected of a value that does not fit the input; empty where it fits, or is not known yet. */
    public static Optional<String> misfit(Input input, Value value) {
        var expected = KINDS.get(input.type());
        if (expected == null || value.unknown().isPresent()) {
            return Optional.empty();
        }
        var plain = value.reveal();
        if (!plain.kind().equals(expected)) {
            return Optional.of(expected);
        }
        return input.format()
                .filter(format ->
                        plain instanceof Value.Text text && !form(format).fits(text.text()))
                .map(format -> "text of format `" + format + "`");
    }

    /** A value of that format, for a hint; empty where there is no such format. */
    static String example(String format) {
        return EXAMPLES.getOrDefault(format, "");
    }

    static Words.Form form(String format) {
        return FORMS.getOrDefault(format, Words.NOT_BLANK);
    }
}
