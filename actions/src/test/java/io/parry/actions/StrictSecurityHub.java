package io.parry.actions;

import io.parry.actions.StrictAws.Reply;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Security Hub as far as findings are read and updated, by what the pages of <a
 * href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindings.html">BatchUpdateFindings</a>
 * and of <a
 * href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindingsV2.html">BatchUpdateFindingsV2</a>
 * say: a hundred findings at most, a note of 512 characters at most, what cannot be updated is told of in a 200, and a
 * member updates its own findings only. No emulator has these two. Every update, and every import, is told of.
 */
public final class StrictSecurityHub {
    private static final Set<String> STATUSES = Set.of("NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED");
    private static final Map<Integer, String> CAPTIONS = Map.of(
            0, "Unknown", 1, "New", 2, "In Progress", 3, "Suppressed", 4, "Resolved", 5, "Archived", 99, "Other");
    private static final int MOST = 100;
    private static final int LONGEST = 512;

    private final Clock clock;
    private final Map<List<Value>, List<Version>> findings = new LinkedHashMap<>();
    private final List<Value> events = new ArrayList<>();
    private final List<Value> updates = new ArrayList<>();
    private final Set<String> members = new HashSet<>();
    private Duration lag = Duration.ZERO;
    private boolean touching;
    private Runnable beforeUpdate = () -> {};

    private record Version(Instant since, Value finding) {}

    StrictSecurityHub(Clock clock) {
        this.clock = clock;
        members.add("111122223333");
    }

    /** The caller is the administrator of that account. */
    StrictSecurityHub administers(String account) {
        members.add(account);
        return this;
    }

    /** Reads show what was so long ago: "it can take several minutes". */
    StrictSecurityHub lagging(Duration time) {
        lag = time;
        return this;
    }

    /** Updates change the time of a finding too, which AWS says that they do not. */
    public StrictSecurityHub touching() {
        touching = true;
        return this;
    }

    /** Happens once, just before the next update arrives. */
    StrictSecurityHub beforeUpdate(Runnable interloper) {
        beforeUpdate = interloper;
        return this;
    }

    /** A provider imports a finding, or one again, in either format. */
    public synchronized void imported(Value finding) {
        store(finding);
    }

    /** Its retention is over. */
    synchronized void forget(String id) {
        findings.keySet().removeIf(key -> key.contains(Value.of(id)));
    }

    /** The finding of that id, as it is. */
    public synchronized Value finding(String id) {
        return findings.entrySet().stream()
                .filter(entry -> entry.getKey().contains(Value.of(id)))
                .map(entry -> entry.getValue().getLast().finding())
                .findFirst()
                .orElse(Value.MISSING);
    }

    /** What was asked to be updated, oldest first; refused ones too. */
    public synchronized List<Value> updates() {
        return List.copyOf(updates);
    }

    /** The events since this was last asked, oldest first, in EventBridge's envelope. */
    public synchronized List<Value> events() {
        var all = List.copyOf(events);
        events.clear();
        return all;
    }

    /** Empty where the request is not one of these. */
    Optional<Reply> answer(String method, String path, String body) {
        try {
            return switch (method + " " + path) {
                case "POST /findings" -> Optional.of(read(Json.read(body)));
                case "POST /findingsv2" -> Optional.of(readV2(Json.read(body)));
                case "PATCH /findings/batchupdate" -> Optional.of(update(Json.read(body)));
                case "PATCH /findingsv2/batchupdatev2" -> Optional.of(updateV2(Json.read(body)));
                default -> Optional.empty();
            };
        } catch (JsonError error) {
            return Optional.of(failed("InvalidInputException", "no JSON"));
        }
    }

    // ---- what is there

    private static boolean isOcsf(Value finding) {
        return finding.at("metadata").exists();
    }

    private static List<Value> key(Value finding) {
        return isOcsf(finding)
                ? List.of(finding.at("metadata").at("uid"))
                : List.of(finding.at("Id"), finding.at("ProductArn"));
    }

    private static Value account(Value finding) {
        return isOcsf(finding) ? finding.at("cloud").at("account").at("uid") : finding.at("AwsAccountId");
    }

    private void store(Value finding) {
        findings.computeIfAbsent(key(finding), none -> new ArrayList<>()).add(new Version(clock.instant(), finding));
        var region = isOcsf(finding) ? finding.at("cloud").at("region") : finding.at("Region");
        events.add(Value.obj(
                "version",
                "0",
                "id",
                "event-" + findings.size() + "-" + clock.instant() + "-" + updates.size(),
                "source",
                "aws.securityhub",
                "detail-type",
                isOcsf(finding) ? "Findings Imported V2" : "Security Hub Findings - Imported",
                "account",
                account(finding),
                "region",
                region,
                "time",
                clock.instant().toString(),
                "resources",
                Value.arr(key(finding).getFirst()),
                "detail",
                Value.obj("findings", Value.arr(finding))));
    }

    private boolean isTheirs(Value finding) {
        return account(finding) instanceof Value.Text text && members.contains(text.text());
    }

    private Optional<Value> newest(List<Value> key) {
        return Optional.ofNullable(findings.get(key))
                .map(versions -> versions.getLast().finding())
                .filter(this::isTheirs);
    }

    private List<Value> seen() {
        var asOf = clock.instant().minus(lag);
        return findings.values().stream()
                .map(versions -> versions.reversed().stream()
                        .filter(version -> !version.since().isAfter(asOf))
                        .findFirst()
                        .orElse(versions.getFirst()))
                .map(Version::finding)
                .filter(this::isTheirs)
                .toList();
    }

    // ---- how it is read

    private synchronized Reply read(Value asked) {
        var filters = asked.at("Filters").members();
        if (!Set.of("Id", "ProductArn").containsAll(filters.keySet())) {
            return failed("InvalidInputException", "this fake knows no such filter");
        }
        return ok(Value.obj(
                "Findings",
                new Value.Arr(seen().stream()
                        .filter(finding -> !isOcsf(finding))
                        .filter(finding -> filters.entrySet().stream()
                                .allMatch(filter -> filter.getValue().items().stream()
                                        .anyMatch(one -> equal(finding.at(filter.getKey()), one))))
                        .toList())));
    }

    private static boolean equal(Value found, Value filter) {
        return filter.at("Comparison").equals(Value.of("EQUALS")) && found.equals(filter.at("Value"));
    }

    private synchronized Reply readV2(Value asked) {
        var filters = asked.at("Filters").at("CompositeFilters").at(0);
        if (!filters.at("Operator").equals(Value.of("AND"))) {
            return failed("ValidationException", "this fake knows AND only");
        }
        return ok(Value.obj(
                "Findings",
                new Value.Arr(seen().stream()
                        .filter(StrictSecurityHub::isOcsf)
                        .filter(finding -> filters.at("StringFilters").items().stream()
                                .allMatch(one -> equal(
                                        member(finding, one.at("FieldName").text()), one.at("Filter"))))
                        .toList())));
    }

    private static Value member(Value finding, String path) {
        var found = finding;
        for (var name : path.split("\\.", -1)) {
            found = found.at(name);
        }
        return found;
    }

    // ---- how it is updated

    private Reply update(Value asked) {
        interlope();
        return updated(asked);
    }

    private void interlope() {
        var interloper = beforeUpdate;
        beforeUpdate = () -> {};
        interloper.run();
    }

    private synchronized Reply updated(Value asked) {
        updates.add(asked);
        var ids = asked.at("FindingIdentifiers").items();
        var note = asked.at("Note");
        var status = asked.at("Workflow").at("Status");
        boolean isFine = Set.of("FindingIdentifiers", "Note", "Workflow")
                        .containsAll(asked.members().keySet())
                && !ids.isEmpty()
                && ids.size() <= MOST
                && (note.isMissing() || (isText(note.at("Text"), LONGEST) && isText(note.at("UpdatedBy"), LONGEST)))
                && (status.isMissing() || STATUSES.contains(status.text()));
        if (!isFine) {
            return failed("InvalidInputException", "members that are missing, too long or not known");
        }
        return told(
                ids, id -> List.of(id.at("Id"), id.at("ProductArn")), "FindingNotFound", "FindingIdentifier", found -> {
                    var noted = note.isMissing()
                            ? found
                            : found.with(
                                    "Note",
                                    note.with("UpdatedAt", clock.instant().toString()));
                    var changed = status.isMissing() ? noted : noted.with("Workflow", Value.obj("Status", status));
                    return touching ? changed.with("UpdatedAt", clock.instant().toString()) : changed;
                });
    }

    private Reply updateV2(Value asked) {
        interlope();
        return updatedV2(asked);
    }

    private synchronized Reply updatedV2(Value asked) {
        updates.add(asked);
        var comment = asked.at("Comment");
        var status = asked.at("StatusId");
        boolean byUid = asked.at("MetadataUids").exists();
        var ids = asked.at(byUid ? "MetadataUids" : "FindingIdentifiers").items();
        boolean isFine = Set.of("MetadataUids", "FindingIdentifiers", "Comment", "StatusId")
                        .containsAll(asked.members().keySet())
                && byUid != asked.at("FindingIdentifiers").exists()
                && !ids.isEmpty()
                && ids.size() <= MOST
                && (comment.isMissing() || isText(comment, LONGEST))
                && (status.isMissing() || CAPTIONS.containsKey(status.number().intValue()));
        if (!isFine) {
            return failed("ValidationException", "members that are missing, too long or not known");
        }
        return told(
                ids,
                id -> byUid ? List.of(id) : named(id),
                "ResourceNotFoundException",
                byUid ? "MetadataUid" : "FindingIdentifier",
                found -> {
                    var noted = comment.isMissing() ? found : found.with("comment", comment);
                    var changed = status.isMissing()
                            ? noted
                            : noted.with("status_id", status)
                                    .with("status", CAPTIONS.get(status.number().intValue()));
                    return touching ? changed.with("time", clock.instant().toEpochMilli()) : changed;
                });
    }

    private List<Value> named(Value id) {
        return findings.entrySet().stream()
                .filter(entry -> isNamed(entry.getValue().getLast().finding(), id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isNamed(Value finding, Value id) {
        return finding.at("cloud").at("account").at("uid").equals(id.at("CloudAccountUid"))
                && finding.at("finding_info").at("uid").equals(id.at("FindingInfoUid"))
                && finding.at("metadata").at("product").at("uid").equals(id.at("MetadataProductUid"));
    }

    private interface Keys {
        List<Value> of(Value id);
    }

    private interface Change {
        Value of(Value finding);
    }

    /** One by one; what cannot be updated stands beside what can. */
    private Reply told(List<Value> ids, Keys keys, String absent, String member, Change change) {
        var done = new ArrayList<Value>();
        var undone = new ArrayList<Value>();
        for (var id : ids) {
            var found = newest(keys.of(id));
            if (found.isPresent()) {
                store(change.of(found.get()));
                done.add(member.equals("MetadataUid") ? Value.obj("MetadataUid", id) : id);
            } else {
                undone.add(Value.obj(member, id, "ErrorCode", absent, "ErrorMessage", "Finding Not Found"));
            }
        }
        return ok(Value.obj("ProcessedFindings", new Value.Arr(done), "UnprocessedFindings", new Value.Arr(undone)));
    }

    private static boolean isText(Value value, int longest) {
        return value instanceof Value.Text text
                && !text.text().isBlank()
                && text.text().length() <= longest;
    }

    private static Reply ok(Value body) {
        return new Reply(200, Map.of("Content-Type", "application/json"), Json.write(body));
    }

    private static Reply failed(String code, String message) {
        return new Reply(
                400,
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", code),
                Json.write(Value.obj("Code", code, "Message", message)));
    }
}
