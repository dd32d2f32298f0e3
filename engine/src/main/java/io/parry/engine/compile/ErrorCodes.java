package io.parry.engine.compile;

/** Error codes of AWS, compared without a final {@code Exception} or {@code Fault}. */
public final class ErrorCodes {
    private ErrorCodes() {}

    public static String bare(String code) {
        if (code.endsWith("Exception") && code.length() > "Exception".length()) {
            return code.substring(0, code.length() - "Exception".length());
        }
        return code.endsWith("Fault") && code.length() > "Fault".length()
                ? code.substring(0, code.length() - "Fault".length())
                : code;
    }
}
