package io.parry.engine.match;

import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes two deliveries the same event, by source: CloudTrail's event id, a finding's id and update, a rotation's
 * token and step. Where a source gives none, the id of the envelope; without one, the digest of the event.
 */
final class EventIdentity {
    private EventIdentity() {}

    static String of(Value event) {
        var detail = event.at("detail");
        var parts = switch (text(event.at("source"))) {
            case "aws.guardduty" -> List.of(detail.at("id"), detail.at("updatedAt"));
            case "aws.health" -> List.of(detail.at("eventArn"), detail.at("communicationId"));
            case "aws.config" ->
                List.of(
                        detail.at("configRuleName"),
                        detail.at("resourceId"),
                        detail.at("newEvaluationResult").at("resultRecordedTime"));
            case "aws.cloudwatch" ->
                List.of(event.at("resources").at(0), detail.at("state").at("timestamp"));
            case "aws.securityhub" -> customAction(event) ? List.of(event.at("id")) : findings(detail);
            case "" -> List.of(event.at("SecretId"), event.at("ClientRequestToken"), event.at("Step"));
            default -> List.of(detail.at("eventID"));
        };
        return complete(parts) ? text(parts) : text(event.at("id")).isEmpty() ? Digest.of(event) : text(event.at("id"));
    }

    private static boolean customAction(Value event) {
        return text(event.at("detail-type")).endsWith("Custom Action");
    }

    private static List<Value> findings(Value detail) {
        return detail.at("findings") instanceof Value.Arr findings
                ? findings.items().stream()
                        .flatMap(finding -> Stream.of(id(finding), updated(finding)))
                        .toList()
                : List.of();
    }

    /** A finding's id in ASFF or OCSF. */
    static Value id(Value finding) {
        var id = finding.at("Id");
        return id.exists() ? id : finding.at("finding_info").at("uid");
    }

    /** When a finding was last written, in ASFF or OCSF; null where it does not say. */
    static Value updated(Value finding) {
        var updated = finding.at("UpdatedAt");
        var time = finding.at("time");
        return updated.exists() ? updated : time.exists() ? time : Value.NULL;
    }

    private static boolean complete(List<Value> parts) {
        return !parts.isEmpty()
                && parts.getFirst().exists()
                && parts.stream().allMatch(part -> !part.exists() || !(part instanceof Value.Obj));
    }

    private static String text(List<Value> parts) {
        return parts.stream().filter(Value::exists).map(EventIdentity::text).collect(Collectors.joining("#"));
    }

    private static String text(Value value) {
        return value instanceof Value.Text text ? text.text() : value.exists() ? value.show() : "";
    }
}
