package io.parry.actions;

import io.parry.engine.action.Call;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which finding of Security Hub is meant, in one of the two formats it speaks, and how it is asked for and updated. */
sealed interface Finding permits AsffFinding, OcsfFinding {
    Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]+)+-[0-9]{1,2}");

    /** Members of a finding are shorter; longer ones are no ids. */
    int LONGEST_ID = 2_048;

    /**
     * What an event, or an answer, says of a finding. Empty where it does not say which it is.
     *
     * @throws NotYet when it is not known yet
     */
    static Optional<Finding> of(Value finding) {
        finding.at("Id")
                .unknown()
                .or(() -> finding.at("metadata").at("uid").unknown())
                .ifPresent(unknown -> {
                    throw new NotYet(unknown.after());
                });
        return AsffFinding.of(finding).or(() -> OcsfFinding.of(finding));
    }

    /** Where it came up, which is where it can be updated by whoever may; empty where it does not say. */
    String region();

    Operation read();

    Operation write();

    /** The parameters of {@link #read}. */
    Value filters();

    /** How it stands, out of what {@link #read} answers; empty where it is not among them. */
    Optional<FindingState> state(Value answer);

    /**
     * The update.
     *
     * @param now how it stands; empty where nothing was asked
     * @param status {@code RESOLVED} or {@code NOTIFIED}
     */
    Call update(Target target, Optional<FindingState> now, String status, String note);

    /** The text of a member; empty where it is none, or none that an id could be. */
    static Optional<String> id(Value member) {
        return member instanceof Value.Text text
                        && !text.text().isBlank()
                        && text.text().length() <= LONGEST_ID
                        && text.text().codePoints().noneMatch(Character::isISOControl)
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
