package io.parry.engine.match;

import io.parry.engine.expression.EvaluationFailed;
import java.util.regex.Pattern;

/**
 * Accounts and Regions as AWS writes them. They may come from an event, and they become parts of host names: anything
 * else is refused before a call is even planned.
 */
public final class Places {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]{2,16}){1,3}-[0-9]{1,2}");

    private Places() {}

    /** @throws EvaluationFailed when it is not twelve digits */
    public static String account(String text) {
        return checked(ACCOUNT, text, "an account is twelve digits");
    }

    /** @throws EvaluationFailed when it has not the form of a Region's name */
    public static String region(String text) {
        return checked(REGION, text, "a Region is named as in `eu-west-1`");
    }

    private static String checked(Pattern form, String text, String expected) {
        if (form.matcher(text).matches()) {
            return text;
        }
        throw new EvaluationFailed("wrong-value", expected + ", the one to act in is not");
    }
}
