package io.parry.engine.diagnostic;

import java.util.Locale;

/**
 * The kinds of problems, each with a page under {@code docs/problems/}. The code that users see is the name in
 * kebab-case; it never changes once published.
 */
public enum ProblemCode {
    // reading a file
    UNREADABLE_FILE,
    YAML_SYNTAX,
    YAML_FEATURE,
    DUPLICATE_KEY,
    TOO_LARGE,
    TOO_DEEP,
    JSON_SYNTAX,
    INVALID_EVENT,
    // the shape of a playbook
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
    NULL_VALUE,
    KEY_IS_EXPRESSION,
    KEY_NOT_ALLOWED,
    // names
    INVALID_ID,
    DUPLICATE_ID,
    DUPLICATE_PLAYBOOK,
    HIDDEN_NAME,
    UNKNOWN_NAME,
    DIFFERENT_VARIABLES,
    CIRCLE,
    // the small languages
    INVALID_PATH,
    INVALID_EXPRESSION,
    UNKNOWN_FILTER,
    JSON_AS_TEXT,
    UNKNOWN_OPERATOR,
    WRONG_OPERAND,
    // actions
    UNKNOWN_ACTION,
    UNKNOWN_OPERATION,
    UNKNOWN_INPUT,
    MISSING_INPUT,
    // what a playbook may not do
    APPROVAL_NEEDED,
    NO_ACCOUNT,
    SECRET_AFTER_WAIT,
    GUARD_NOT_NEEDED,
    WIDE_EXEMPTION,
    NO_PROOF,
    // running
    INPUT_WITHOUT_VALUE,
    SECRET_INPUT,
    NOT_SUPPORTED_YET,
    // deploying
    WIDE_TRIGGER;

    /** What users see and look up: {@code unknown-action}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
