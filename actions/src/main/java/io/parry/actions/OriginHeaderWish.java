package io.parry.actions;

import io.parry.engine.action.Inputs;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a step says of a header.
 *
 * @param origins a list of ids, or missing: all that have the header
 * @param waits whether to wait until it is deployed; any other text is a mistake
 */
record OriginHeaderWish(String distribution, String header, Value value, Value origins, String waits) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");

    /** @throws NotYet when one of the ids is unknown; the value may be */
    static OriginHeaderWish of(Inputs in) {
        var origins = in.get("origins");
        origins.unknown().ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
        var waits = in.get("wait").isMissing() ? "" : in.text("wait");
        return new OriginHeaderWish(in.text("distribution"), in.text("header"), in.get("value"), origins, waits);
    }

    /** What is wrong, without repeating the value; empty where nothing is. */
    Optional<String> mistake() {
        if (!ID.matcher(distribution).matches()) {
            return Optional.of("`distribution` is not the id of a distribution");
        }
        if (!HEADER.matcher(header).matches()) {
            return Optional.of("`header` is not the name of a header");
        }
        if (Value.same(value.then(plain -> Value.of(fits(plain.reveal()))), Value.of(false))
                .holds()) {
            return Optional.of("`value` needs text that a header can hold");
        }
        return isListOfIds() ? wrongWait() : Optional.of("`origins` needs a list of ids");
    }

    /** <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.5">RFC 9110</a>: no control characters. */
    private static boolean fits(Value plain) {
        return plain instanceof Value.Text text
                && !text.text().isBlank()
                && text.text().chars().noneMatch(Character::isISOControl);
    }

    private boolean isListOfIds() {
        return origins.isMissing()
                || (origins instanceof Value.Arr arr
                        && !arr.items().isEmpty()
                        && arr.items().stream().allMatch(id -> id instanceof Value.Text));
    }

    private Optional<String> wrongWait() {
        return List.of("", "deployed").contains(waits) ? Optional.empty() : Optional.of("`wait` takes deployed");
    }

    boolean waitsForDeployed() {
        return !waits.isEmpty();
    }

    /** The first chosen origin that is none of these. */
    Optional<Value> absent(List<Value> there) {
        return origins.items().stream()
                .filter(id -> there.stream().noneMatch(origin -> origin.at("Id").equals(id)))
                .findFirst();
    }

    boolean isChosen(Value origin) {
        return origins.isMissing()
                ? !OriginHeaders.of(origin).named(header).isEmpty()
                : origins.items().contains(origin.at("Id"));
    }
}
