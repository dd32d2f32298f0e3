package io.parry.actions;

import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What steps came to that were to put something right, as {@code steps.ID} says it.
 *
 * @param proven whether the state was seen to be as it should be, of all of them
 * @param came in words of ours, and the code of an error: the same wherever the same happened
 * @param why what an error's message says; empty where there is none
 */
record Remedy(boolean proven, String came, String why) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    /**
     * Of one step, or of a list of them; the first that is not proven counts.
     *
     * @throws NotYet when it is not known yet what one of them comes to
     * @throws EvaluationFailed when it is not what a step came to
     */
    static Remedy of(Value given) {
        known(given);
        var steps = given instanceof Value.Arr list ? list.items() : List.of(given);
        if (steps.isEmpty()) {
            throw wrong("an empty list");
        }
        var all = steps.stream().map(Remedy::ofOne).toList();
        return all.stream().filter(one -> !one.proven).findFirst().orElse(all.getFirst());
    }

    private static Remedy ofOne(Value step) {
        known(step);
        known(step.at("outcome"));
        known(step.at("proof"));
        if (!(step.at("outcome") instanceof Value.Text outcome)) {
            throw wrong(step instanceof Value.Obj ? "a map without an outcome" : step.kind());
        }
        return switch (outcome.text()) {
            case "succeeded" -> ended(step, "succeeded");
            case "nothing-to-do" -> ended(step, "nothing to do");
            case "planned", "waiting" -> throw new NotYet("a step that is " + outcome.text());
            case "failed", "not-verified", "blocked", "skipped", "undone" -> ill(step, outcome.text());
            default -> throw wrong("an outcome that no step has");
        };
    }

    private static Remedy ended(Value step, String word) {
        return step.at("proof").equals(Value.of("state"))
                ? new Remedy(true, word + ", as its state shows", "")
                : new Remedy(false, word + ", but its state was not looked at", "");
    }

    private static Remedy ill(Value step, String word) {
        var code = text(step.at("error").at("code"));
        var said = CODE.matcher(code).matches() && !code.equals(word) ? " (" + code + ")" : "";
        return new Remedy(
                false, word.replace('-', ' ') + said, text(step.at("error").at("message")));
    }

    private static String text(Value value) {
        return value instanceof Value.Text text ? text.text() : "";
    }

    private static void known(Value value) {
        if (value instanceof Value.Unknown unknown) {
            throw new NotYet(unknown.after());
        }
    }

    private static EvaluationFailed wrong(String found) {
        return new EvaluationFailed("wrong-value", "`step` needs what a step came to, `${steps.ID}`, found " + found);
    }
}
