package io.parry.actions;

import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding in <a href="https://schema.ocsf.io/">OCSF</a>, updated by <a
 * href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindingsV2.html">
 * BatchUpdateFindingsV2</a>.
 *
 * @param uid its {@code metadata.uid}, which is enough; empty where only the other three say which it is
 */
record OcsfFinding(String uid, String account, String info, String product, String region) implements Finding {
    static final Operation READ = Operation.of("securityhub:GetFindingsV2");
    static final Operation UPDATE = Operation.of("securityhub:BatchUpdateFindingsV2");

    /** {@code status_id}; OCSF has no word for {@code NOTIFIED}: somebody has it in hand. */
    private static final Map<String, Integer> NUMBERS = Map.of(
            FindingState.NEW, 1,
            FindingState.NOTIFIED, 2,
            FindingState.SUPPRESSED, 3,
            FindingState.RESOLVED, 4);

    private static final int ARCHIVED = 5;

    static Optional<Finding> of(Value finding) {
        var uid = Finding.id(finding.at("metadata").at("uid")).orElse("");
        var account = text(finding.at("cloud").at("account").at("uid"));
        var info = text(finding.at("finding_info").at("uid"));
        var product = text(finding.at("metadata").at("product").at("uid"));
        boolean isNamed = !uid.isEmpty() || (!account.isEmpty() && !info.isEmpty() && !product.isEmpty());
        return isNamed
                ? Optional.of(new OcsfFinding(
                        uid, account, info, product, text(finding.at("cloud").at("region"))))
                : Optional.empty();
    }

    private static String text(Value member) {
        return Finding.id(member).orElse("");
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
        var filters = uid.isEmpty()
                ? Value.arr(
                        equal("cloud.account.uid", account),
                        equal("finding_info.uid", info),
                        equal("metadata.product.uid", product))
                : Value.arr(equal("metadata.uid", uid));
        return Value.obj(
                "Filters",
                Value.obj("CompositeFilters", Value.arr(Value.obj("StringFilters", filters, "Operator", "AND"))));
    }

    private static Value equal(String field, String text) {
        return Value.obj("FieldName", field, "Filter", Value.obj("Value", text, "Comparison", "EQUALS"));
    }

    @Override
    public Optional<FindingState> state(Value answer) {
        return answer.at("Findings").items().stream()
                .filter(this::isIt)
                .findFirst()
                .map(OcsfFinding::stateOf);
    }

    private boolean isIt(Value found) {
        return uid.isEmpty()
                ? found.at("cloud").at("account").at("uid").equals(Value.of(account))
                        && found.at("finding_info").at("uid").equals(Value.of(info))
                        && found.at("metadata").at("product").at("uid").equals(Value.of(product))
                : found.at("metadata").at("uid").equals(Value.of(uid));
    }

    private static FindingState stateOf(Value found) {
        var id = found.at("status_id");
        var word = NUMBERS.entrySet().stream()
                .filter(number -> id.equals(Value.of(number.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
        return new FindingState(
                word.<Value>map(Value::of).orElse(id),
                id.equals(Value.of(ARCHIVED)),
                found.at("comment"),
                Value.MISSING);
    }

    @Override
    public Call update(Target target, Optional<FindingState> now, String status, String note) {
        var asked = Value.unknown(READ.toString());
        var before =
                now.map(FindingState::status).<Value>map(OcsfFinding::number).orElse(asked);
        var call = Call.of(UPDATE, parameters(number(Value.of(status)), note), target, Effect.CHANGE, about(target))
                .changing("StatusId", before, number(Value.of(status)))
                .changing("Comment", now.map(FindingState::note).orElse(asked), Value.of(note));
        return now.map(state -> new Call.Undo(
                        UPDATE.toString(),
                        parameters(number(state.status()), state.note() instanceof Value.Text old ? old.text() : "")))
                .filter(undo -> undo.with().at("StatusId").exists()
                        && undo.with().secrets().isEmpty())
                .map(call::undoneBy)
                .orElse(call);
    }

    private static Value number(Value status) {
        return status instanceof Value.Text text && NUMBERS.containsKey(text.text())
                ? Value.of(NUMBERS.get(text.text()))
                : status;
    }

    private Value parameters(Value status, String note) {
        var named = uid.isEmpty()
                ? Value.obj(
                        "FindingIdentifiers",
                        Value.arr(Value.obj(
                                "CloudAccountUid", account, "FindingInfoUid", info, "MetadataProductUid", product)))
                : Value.obj("MetadataUids", Value.arr(uid));
        return named.with("Comment", note.isBlank() ? Value.MISSING : Value.of(note))
                .with("StatusId", status);
    }

    /** It has no ARN of its own. */
    private List<String> about(Target target) {
        return List.of("arn:%s:securityhub:%s:%s:finding/%s"
                .formatted(
                        target.partition(),
                        target.region(),
                        target.account(),
                        uid.isEmpty() ? product + "/" + info : uid));
    }
}
