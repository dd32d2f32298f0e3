package io.parry.engine.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The closed sets of words in a playbook and the forms of its names, for the reader and the schema alike. */
final class Words {
    static final List<String> STATUSES = List.of("experimental", "test", "stable", "deprecated");
    static final List<String> LEVELS = List.of("informational", "low", "medium", "high", "critical");
    static final List<String> ON_FAILURE = List.of("stop", "continue", "undo");
    static final List<String> APPROVALS = List.of("granted", "denied", "expired");
    static final List<String> THEN = List.of("notify");
    static final String NOT_NEEDED = "not-needed";

    /** How a run ends. */
    static final List<String> OUTCOMES =
            List.of("succeeded", "nothing-to-do", "not-verified", "failed", "undone", "blocked", "waiting", "planned");

    /** How an item of a loop ends. */
    static final List<String> ITEM_OUTCOMES =
            Stream.concat(OUTCOMES.stream(), Stream.of("skipped")).toList();

    static final List<String> COMBINATORS = List.of("all", "any", "not");

    /** The operators of the language. Others may be added to a deployment, so a name that is not here may be one. */
    static final List<String> OPERATORS = List.of(
            "prefix",
            "suffix",
            "wildcard",
            "equals-ignore-case",
            "regex",
            "numeric",
            "cidr",
            "exists",
            "older-than",
            "newer-than",
            "in-file",
            "json",
            "opens-port",
            "anything-but",
            "none",
            "every");

    /** The operators whose operand is a condition. */
    static final List<String> OF_CONDITIONS = List.of("anything-but", "none", "every", "opens-port");

    /** What no loop may be called: the scopes, and {@code detail}, with which a forgotten {@code $.} begins. */
    static final List<String> TAKEN =
            List.of("event", "inputs", "vars", "steps", "run", "read", "new", "this", "detail");

    /** The members of an EventBridge event, whose paths are the ones written without {@code $.} by mistake. */
    static final List<String> EVENT_FIELDS =
            List.of("source", "detail-type", "detail", "account", "region", "resources", "time", "id", "version");

    static final Form ID = new Form("[a-z][a-z0-9-]{0,62}");
    static final Form IDENTIFIER = new Form("(?!(?:true|false|null)$)[A-Za-z_][A-Za-z0-9_]*");
    static final Form LOOP_NAME =
            new Form("(?!(?:true|false|null|" + String.join("|", TAKEN) + ")$)[A-Za-z_][A-Za-z0-9_]*");
    static final Form VERSION = new Form("[0-9]+\\.[0-9]+\\.[0-9]+(?:-[0-9A-Za-z.-]+)?");
    static final Form DURATION = new Form(Durations.PATTERN);
    static final Form PERCENTAGE = new Form("(?:100|[0-9]{1,2})%");
    static final Form OPERATION = new Form("[a-z][a-z0-9-]*:[A-Za-z][A-Za-z0-9]*");
    static final Form EXPRESSION = new Form("\\$\\{[\\s\\S]*\\}\\s*");
    static final Form PATH_OF_SUBJECT = new Form("\\$(?:[.\\[][\\s\\S]*)?");
    static final Form PATH_OF_SCOPE = new Form("(?!detail[.\\[])[A-Za-z_][A-Za-z0-9_]*[.\\[][\\s\\S]*");
    static final Form DATE_OR_TIME = new Form(Form.DATE + "(?:" + Form.TIME + ")?");
    static final Form TIME = new Form(Form.DATE + Form.TIME);
    static final Form ARN = new Form("arn:[^:\\s]*:[^:\\s]*:[^:\\s]*:[^:\\s]*:\\S+");
    static final Form ROLE = new Form("arn:aws[a-z-]*:iam::[0-9]{12}:role/[^*\\s]+");
    static final Form PERMISSION = new Form("[a-z0-9-]+:[A-Za-z0-9*]+(?: arn:\\S+)?");
    static final Form NOT_BLANK = new Form("[\\s\\S]*\\S[\\s\\S]*");

    // ${ in a key, which is not the plain $${
    static final Form EXPRESSION_WITHIN = new Form("(?:|[\\s\\S]*[^$])\\$\\{[\\s\\S]*");

    private Words() {}

    /** Whether it is not {@link #NOT_BLANK}; every text is asked, and most say it with their first character. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (" \t\n\u000B\f\r".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A form of text, in the syntax that Java and ECMA 262 share; it describes the whole text. */
    record Form(String regex, Pattern pattern) {
        static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
        static final String TIME = "T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})";

        Form(String regex) {
            this(regex, Pattern.compile(regex));
        }

        boolean fits(String text) {
            return pattern.matcher(text).matches();
        }

        /** For a schema, where a pattern is searched. */
        String anchored() {
            return "^(?:" + regex + ")$";
        }
    }
}
