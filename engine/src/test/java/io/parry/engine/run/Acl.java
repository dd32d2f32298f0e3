package io.parry.engine.run;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One access list that is written whole and under a lock token; what a write leaves out is gone. */
final class Acl implements Cloud {
    private final World world;
    private final List<Value> versions = new ArrayList<>();
    final List<Value> sent = new ArrayList<>();
    /** What happens to the next calls, in order: a kind of failure, {@code LOST} (applied), {@code IGNORED}. */
    final List<String> faults = new ArrayList<>();

    List<String> unread = List.of();
    String denied = "";
    /** Reads show what was so before the last write for so many reads. */
    int stale;

    /** What somebody else makes of it just before our next write. */
    Value others = Value.MISSING;

    Acl(World world, Value first) {
        this.world = world;
        versions.add(first);
    }

    Value now() {
        return versions.getLast();
    }

    void holds(Value other) {
        versions.clear();
        versions.add(other);
    }

    private String token() {
        return "t" + versions.size();
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        if (operation.service().equals("trail")) {
            return world.read(operation, parameters, target, deadline);
        }
        if (!denied.isEmpty()) {
            var kind = denied.startsWith("Access") ? Answer.Kind.DENIED : Answer.Kind.REFUSED;
            return new Answer.Failed(kind, denied, "", Value.MISSING, "r");
        }
        boolean old = stale > 0 && versions.size() > 1 && stale-- > 0;
        var shown = old ? versions.get(versions.size() - 2) : now();
        // Shapes are completed on reading.
        var completed = shown.at("Tags").exists() ? shown : shown.with("Tags", Value.arr());
        return new Answer.Ok(Value.obj("Acl", completed, "LockToken", token()), "r", unread);
    }

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        if (operation.service().equals("trail")) {
            return world.call(operation, parameters, target, deadline);
        }
        sent.add(parameters);
        if (others.exists()) {
            versions.add(others);
            others = Value.MISSING;
        }
        if (!parameters.at("LockToken").equals(Value.of(token()))) {
            return new Answer.Failed(Answer.Kind.CONFLICT, "OptimisticLockException", "", Value.MISSING, "r");
        }
        var fault = faults.isEmpty() ? "" : faults.removeFirst();
        if (fault.isEmpty() || fault.equals("LOST")) {
            versions.add(parameters.with("LockToken", Value.MISSING).with("Id", now().at("Id")));
        }
        return switch (fault) {
            case "", "IGNORED" -> new Answer.Ok(Value.obj("NextLockToken", token()), "r");
            case "LOST" -> new Answer.Failed(Answer.Kind.IN_DOUBT, "Timeout", "", Value.MISSING, "r");
            default -> new Answer.Failed(Answer.Kind.valueOf(fault), "Trouble", "", Value.MISSING, "r");
        };
    }
}
