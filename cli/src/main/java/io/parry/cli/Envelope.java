package io.parry.cli;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Events in the envelope in which EventBridge delivers them, whatever they were found in: CloudTrail logs and bare
 * records, {@code lookup-events} answers, bare GuardDuty and Security Hub findings. Anything else is taken as it is.
 */
final class Envelope {
    private static final String AMAZON = ".amazonaws.com";

    private Envelope() {}

    static Stream<Value> unwrap(Value value) {
        if (value instanceof Value.Arr array) {
            return array.items().stream().flatMap(Envelope::unwrap);
        }
        if (has(value, "detail-type") || has(value, "detail") || !(value instanceof Value.Obj)) {
            return Stream.of(value);
        }
        if (value.at("Records") instanceof Value.Arr records) {
            return records.items().stream().flatMap(Envelope::unwrap);
        }
        if (value.at("Events") instanceof Value.Arr found) {
            return found.items().stream().flatMap(Envelope::lookedUp);
        }
        if (value.at("Findings") instanceof Value.Arr findings) {
            return findings.items().stream().flatMap(Envelope::unwrap);
        }
        return Stream.of(wrapped(value));
    }

    /** An answer of CloudTrail's LookupEvents holds each record as text. */
    private static Stream<Value> lookedUp(Value event) {
        if (event.at("CloudTrailEvent") instanceof Value.Text text) {
            try {
                return unwrap(Json.read(text.text()));
            } catch (JsonError notJson) {
                return Stream.of(event);
            }
        }
        return unwrap(event);
    }

    private static Value wrapped(Value value) {
        if (has(value, "eventName") && has(value, "eventSource")) {
            return record(value);
        }
        if (has(value, "ProductArn") && has(value, "AwsAccountId")) {
            return finding(
                    value,
                    "Security Hub Findings - Imported",
                    value.at("AwsAccountId"),
                    value.at("Region"),
                    value.at("UpdatedAt"));
        }
        if (has(value, "class_uid") && has(value, "finding_info")) {
            var cloud = value.at("cloud");
            return finding(
                    value,
                    "Findings Imported V2",
                    cloud.at("account").at("uid"),
                    cloud.at("region"),
                    value.at("time_dt"));
        }
        if (has(value, "schemaVersion") && has(value, "service") && has(value, "type")) {
            return guardDuty(value);
        }
        return has(value, "SchemaVersion") && has(value, "Service") && has(value, "Type")
                ? guardDuty(lowerCamel(value))
                : value;
    }

    private static boolean has(Value value, String name) {
        return value.at(name).exists();
    }

    private static Value record(Value record) {
        var type = record.at("eventType") instanceof Value.Text text ? text.text() : "";
        var account = record.at("recipientAccountId");
        return envelope(
                record.at("eventID"),
                switch (type) {
                    case "AwsConsoleSignIn" -> "AWS Console Sign In via CloudTrail";
                    case "AwsServiceEvent" -> "AWS Service Event via CloudTrail";
                    default -> "AWS API Call via CloudTrail";
                },
                source(record.at("eventSource")),
                account.exists() ? account : record.at("userIdentity").at("accountId"),
                record.at("eventTime"),
                record.at("awsRegion"),
                record);
    }

    private static String source(Value eventSource) {
        var name = eventSource instanceof Value.Text text ? text.text() : "";
        return "aws." + (name.endsWith(AMAZON) ? name.substring(0, name.length() - AMAZON.length()) : name);
    }

    private static Value finding(Value finding, String type, Value account, Value region, Value time) {
        return envelope(
                Value.MISSING,
                type,
                "aws.securityhub",
                account,
                time,
                region,
                Value.obj("findings", Value.arr(finding)));
    }

    private static Value guardDuty(Value finding) {
        return envelope(
                Value.MISSING,
                "GuardDuty Finding",
                "aws.guardduty",
                finding.at("accountId"),
                finding.at("updatedAt"),
                finding.at("region"),
                finding);
    }

    private static Value envelope(
            Value id, String type, String source, Value account, Value time, Value region, Value detail) {
        return Value.obj(
                "version", "0",
                "id", id,
                "detail-type", type,
                "source", source,
                "account", account,
                "time", time,
                "region", region,
                "resources", Value.arr(),
                "detail", detail);
    }

    /** GuardDuty's API spells members with a capital, its events without. */
    private static Value lowerCamel(Value value) {
        return switch (value) {
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> members.put(lowered(name), lowerCamel(member)));
                yield new Value.Obj(members);
            }
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(Envelope::lowerCamel).toList());
            default -> value;
        };
    }

    private static String lowered(String name) {
        return name.matches("[A-Z][A-Za-z0-9]*")
                ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
                : name;
    }
}
