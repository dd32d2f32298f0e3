package io.parry.actions;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One web ACL of WAF, as <a
 * href="https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateWebACL.html">UpdateWebACL</a> says: a write
 * replaces all of it, names no member that it does not know, and needs the lock token of what it replaces.
 */
public final class StrictWaf {
    private static final Set<String> REQUIRED =
            Set.of("Name", "Scope", "Id", "DefaultAction", "VisibilityConfig", "LockToken");
    private static final Set<String> OPTIONAL = Set.of(
            "Description",
            "Rules",
            "DataProtectionConfig",
            "CustomResponseBodies",
            "CaptchaConfig",
            "ChallengeConfig",
            "TokenDomains",
            "AssociationConfig",
            "OnSourceDDoSProtectionConfig",
            "ApplicationConfig");

    private final Clock clock;
    private final List<Version> versions = new ArrayList<>();
    private Duration lag = Duration.ZERO;
    private Value fixed = Value.obj();
    private Duration propagation = Duration.ZERO;
    private Runnable beforeWrite = () -> {};
    private Runnable afterWrite = () -> {};
    private int tokens;
    private int writes;

    private record Version(Instant since, String token, Value acl) {}

    StrictWaf(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is there.
     *
     * @param answeredOnly members that answers have and requests do not: ARN, Capacity …
     */
    public synchronized StrictWaf holds(Value acl, Value answeredOnly) {
        fixed = answeredOnly;
        versions.clear();
        store(acl);
        return this;
    }

    /** Reads show what was so long ago. */
    public StrictWaf lagging(Duration time) {
        lag = time;
        return this;
    }

    /**
     * Requests may be judged by what was so long ago: <a
     * href="https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html">a few seconds to a
     * number of minutes</a>.
     */
    public StrictWaf propagating(Duration time) {
        propagation = time;
        return this;
    }

    /** Happens once, just before the next write arrives. */
    public StrictWaf beforeWrite(Runnable interloper) {
        beforeWrite = interloper;
        return this;
    }

    /** Happens at every change, before anything else can. */
    public StrictWaf afterWrite(Runnable watcher) {
        afterWrite = watcher;
        return this;
    }

    /** Every web ACL that some request may be judged by at this moment, the newest last. */
    public synchronized List<Value> inForce() {
        var asOf = clock.instant().minus(propagation);
        int oldest = versions.size() - 1;
        while (oldest > 0 && versions.get(oldest).since().isAfter(asOf)) {
            oldest--;
        }
        return versions.subList(oldest, versions.size()).stream()
                .map(Version::acl)
                .toList();
    }

    /** The web ACL as it is, without what only answers have; SearchStrings are base64, as on the wire. */
    public synchronized Value acl() {
        return versions.getLast().acl();
    }

    /** How many writes were taken. */
    public synchronized int writes() {
        return writes;
    }

    /** Somebody else writes it. */
    public synchronized void store(Value acl) {
        versions.add(new Version(clock.instant(), "token-" + ++tokens, acl));
        afterWrite.run();
    }

    StrictAws.Reply answer(String target, String body) {
        try {
            var request = Json.read(body);
            return switch (target) {
                case "AWSWAF_20190729.GetWebACL" -> read(request);
                case "AWSWAF_20190729.UpdateWebACL" -> write(request);
                default -> failed("WAFInvalidOperationException", target);
            };
        } catch (JsonError error) {
            return failed("SerializationException", "no JSON");
        }
    }

    private synchronized StrictAws.Reply read(Value request) {
        if (!isThere(request)) {
            return failed("WAFNonexistentItemException", "there is no such item");
        }
        var seen = seen();
        var acl = seen.acl();
        for (var member : fixed.members().entrySet()) {
            acl = acl.with(member.getKey(), member.getValue());
        }
        return ok(Value.obj("WebACL", acl, "LockToken", seen.token()));
    }

    private Version seen() {
        var asOf = clock.instant().minus(lag);
        return versions.reversed().stream()
                .filter(version -> !version.since().isAfter(asOf))
                .findFirst()
                .orElse(versions.getFirst());
    }

    private boolean isThere(Value request) {
        return !versions.isEmpty()
                && request.at("Name").equals(acl().at("Name"))
                && request.at("Id").equals(acl().at("Id"));
    }

    private StrictAws.Reply write(Value request) {
        var interloper = beforeWrite;
        beforeWrite = () -> {};
        interloper.run();
        return replace(request);
    }

    private synchronized StrictAws.Reply replace(Value request) {
        var given = request.members().keySet();
        var unknown = new HashSet<>(given);
        unknown.removeAll(REQUIRED);
        unknown.removeAll(OPTIONAL);
        if (!given.containsAll(REQUIRED) || !unknown.isEmpty()) {
            return failed("ValidationException", "members missing or not known");
        }
        if (!isThere(request)) {
            return failed("WAFNonexistentItemException", "there is no such item");
        }
        if (!request.at("LockToken").equals(Value.of(versions.getLast().token()))) {
            return failed("WAFOptimisticLockException", "somebody else has changed it");
        }
        if (!StrictRules.areFine(request.at("Rules").items())) {
            return failed("WAFInvalidParameterException", "a rule is wrong");
        }
        store(request.with("LockToken", Value.MISSING).with("Scope", Value.MISSING));
        writes++;
        return ok(Value.obj("NextLockToken", versions.getLast().token()));
    }

    private static StrictAws.Reply ok(Value body) {
        return new StrictAws.Reply(200, Map.of("Content-Type", "application/x-amz-json-1.1"), Json.write(body));
    }

    private static StrictAws.Reply failed(String code, String message) {
        return new StrictAws.Reply(
                400,
                Map.of("Content-Type", "application/x-amz-json-1.1"),
                Json.write(Value.obj("__type", code, "Message", message)));
    }

    /** As a SearchString stands on the wire. */
    static String wire(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
