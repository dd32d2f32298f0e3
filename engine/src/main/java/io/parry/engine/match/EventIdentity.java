package io.parry.engine.match;

import io.parry.engine.value.Digest;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes two deliveries the same event, by source: CloudTrail's event id, a finding's id and update, a rotation's
 * token and step. Where a source gives none, the id of the envelope; without one, the digest of the event.
 *
 * <p>An identity is a list that begins with what kind it is, so that no part can be taken for another.
 */
final class EventIdentity {
    private EventIdentity() {}

    /** Of the event as a whole. */
    static Value of(Value event) {
        return bySource(event).orElseGet(() -> byEnvelope(event));
    }

    /** Of one item of the event: a finding is itself whichever others it was delivered with. */
    static Value of(Value event, Value item) {
        var finding = isFindingOf(event, item) ? finding(item) : Optional.<Value>empty();
        if (finding.isEmpty()) {
            return Value.arr("item", of(event), Digest.of(item));
        }
        return isCustomAction(event) ? Value.arr("custom-action-on", byEnvelope(event), id(item)) : finding.get();
    }

    /** Whether a person has sent findings. Then the same finding may come again, and is meant again. */
    static boolean isCustomAction(Value event) {
        return text(event.at("source")).equals("aws.securityhub")
                && text(event.at("detail-type")).endsWith("Custom Action");
    }

    private static boolean isFindingOf(Value event, Value item) {
        return text(event.at("source")).equals("aws.securityhub")
                && event.at("detail").at("findings") instanceof Value.Arr findings
                && findings.items().contains(item);
    }

    /** For a reader: the parts without what kind they are. */
    static String shown(Value identity) {
        return identity.at(1) instanceof Value.Arr parts
                ? parts.items().stream()
                        .map(part -> part instanceof Value.Arr ? shown(part) : text(part))
                        .collect(Collectors.joining("#"))
                : text(identity.at(1));
    }

    private static Optional<Value> bySource(Value event) {
        var detail = event.at("detail");
        if (!text(detail.at("eventID")).isEmpty()) {
            return all("cloudtrail", detail.at("eventID"));
        }
        return switch (text(event.at("source"))) {
            case "aws.guardduty" -> all("guardduty", detail.at("id"), detail.at("updatedAt"));
            case "aws.health" -> health(detail);
            case "aws.config" -> config(detail);
            case "aws.cloudwatch" ->
                all("alarm", event.at("resources").at(0), detail.at("state").at("timestamp"));
            case "aws.securityhub" -> isCustomAction(event) ? Optional.empty() : findings(detail);
            case "" -> all("rotation", event.at("SecretId"), event.at("ClientRequestToken"), event.at("Step"));
            default -> Optional.empty();
        };
    }

    /** What is too long for one event comes in pages of one communication. */
    private static Optional<Value> health(Value detail) {
        var page = detail.at("page");
        return all("health", detail.at("eventArn"), detail.at("communicationId"), page.exists() ? page : Value.of("1"));
    }

    private static Optional<Value> config(Value detail) {
        return all(
                "config",
                detail.at("configRuleName"),
                detail.at("resourceType"),
                detail.at("resourceId"),
                detail.at("newEvaluationResult").at("resultRecordedTime"));
    }

    private static Optional<Value> findings(Value detail) {
        if (!(detail.at("findings") instanceof Value.Arr findings)
                || findings.items().isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<Value>();
        findings.items().forEach(item -> finding(item).ifPresent(all::add));
        all.sort(Comparator.comparing(Json::write));
        return all.size() == findings.items().size()
                ? Optional.of(Value.arr("findings", new Value.Arr(all)))
                : Optional.empty();
    }

    private static Optional<Value> finding(Value finding) {
        return all("finding", id(finding), updated(finding));
    }

    /** A finding's id in ASFF or OCSF. */
    private static Value id(Value finding) {
        return first(finding.at("Id"), finding.at("finding_info").at("uid"));
    }

    /** When a finding was last written, in ASFF or OCSF. */
    private static Value updated(Value finding) {
        var info = finding.at("finding_info");
        return first(
                finding.at("UpdatedAt"),
                info.at("modified_time_dt"),
                info.at("modified_time"),
                finding.at("time_dt"),
                finding.at("time"));
    }

    private static Value first(Value... values) {
        return Stream.of(values).filter(Value::exists).findFirst().orElse(Value.MISSING);
    }

    /** A replay from an archive is the event that it was. */
    private static Value byEnvelope(Value event) {
        return text(event.at("id")).isEmpty()
                ? Value.arr("digest", Digest.of(event.with("replay-name", Value.MISSING)))
                : Value.arr("envelope", event.at("id"));
    }

    /** Empty unless every part is there and is a text or a number. */
    private static Optional<Value> all(String kind, Value... parts) {
        return Stream.of(parts).allMatch(part -> !text(part).isEmpty())
                ? Optional.of(Value.arr(kind, List.of(parts)))
                : Optional.empty();
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num number -> number.number().toPlainString();
            default -> "";
        };
    }
}
