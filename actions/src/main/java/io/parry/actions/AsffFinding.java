package io.parry.actions;

import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A finding in the <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html">
 * AWS Security Finding Format</a>, updated by <a
 * href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindings.html">BatchUpdateFindings</a>.
 *
 * @param region as its product's ARN says, which is part of its identity; its own member where that says none
 */
record AsffFinding(String id, String product, String region) implements Finding {
    static final Operation READ = Operation.of("securityhub:GetFindings");
    static final Operation UPDATE = Operation.of("securityhub:BatchUpdateFindings");

    private static final Pattern PRODUCT =
            Pattern.compile("arn:aws[a-z-]*:securityhub:([a-z0-9-]*):([0-9]{12})?:product/[^\\s]+");

    static Optional<Finding> of(Value finding) {
        var id = Finding.id(finding.at("Id"));
        var product = Finding.id(finding.at("ProductArn"));
        var parts = PRODUCT.matcher(product.orElse(""));
        return id.isPresent() && parts.matches()
                ? Optional.of(new AsffFinding(id.get(), product.get(), region(parts.group(1), finding)))
                : Optional.empty();
    }

    private static String region(String inArn, Value finding) {
        return Stream.of(inArn, Finding.id(finding.at("Region")).orElse(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public Operation read() {
        return READ;
    }

    @Override
    public Operation write() {
        return UPDATE;
    }

    @Override
    public Value filters() {
        return Value.obj("Filters", Value.obj("Id", equalTo(id), "ProductArn", equalTo(product)));
    }

    private static Value equalTo(String text) {
        return Value.arr(Value.obj("Value", text, "Comparison", "EQUALS"));
    }

    @Override
    public Optional<FindingState> state(Value answer) {
        return answer.at("Findings").items().stream()
                .filter(found -> found.at("Id").equals(Value.of(id))
                        && found.at("ProductArn").equals(Value.of(product)))
                .findFirst()
                .map(AsffFinding::stateOf);
    }

    /** Those of 2019 have no workflow yet. */
    private static FindingState stateOf(Value found) {
        var status = found.at("Workflow").at("Status");
        return new FindingState(
                status.isMissing() ? Value.of(FindingState.NEW) : status,
                found.at("RecordState").equals(Value.of("ARCHIVED")),
                found.at("Note").at("Text"),
                found.at("Note").at("UpdatedBy"));
    }

    @Override
    public Call update(Target target, Optional<FindingState> now, String status, String note) {
        var before = now.map(FindingState::status).orElse(Value.unknown(READ.toString()));
        var written = now.map(FindingState::note).orElse(Value.unknown(READ.toString()));
        var call = Call.of(UPDATE, parameters(status, note, FindingNote.BY), target, Effect.CHANGE, List.of(about()))
                .changing("Workflow.Status", before, Value.of(status))
                .changing("Note.Text", written, Value.of(note));
        return now.flatMap(this::undo).map(call::undoneBy).orElse(call);
    }

    private Value parameters(String status, String note, String by) {
        return Value.obj(
                "FindingIdentifiers", Value.arr(Value.obj("Id", id, "ProductArn", product)),
                "Note", note.isBlank() ? Value.MISSING : Value.obj("Text", note, "UpdatedBy", by),
                "Workflow", Value.obj("Status", status));
    }

    /** A note cannot be taken away, only replaced by the one that was there. */
    private Optional<Call.Undo> undo(FindingState now) {
        if (!(now.status() instanceof Value.Text status)) {
            return Optional.empty();
        }
        boolean known = now.note() instanceof Value.Text && now.by() instanceof Value.Text;
        return Optional.of(new Call.Undo(
                UPDATE.toString(),
                parameters(
                        status.text(),
                        known ? now.note().text() : "",
                        known ? now.by().text() : "")));
    }

    /** As events name it. */
    private String about() {
        return product + "/" + id;
    }
}
