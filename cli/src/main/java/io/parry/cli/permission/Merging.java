package io.parry.cli.permission;

import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Needs as few statements: the same for the same needs, in whatever order they come. */
final class Merging {
    private static final int HASH = 8;
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::service)
            .thenComparing(key -> String.join("\n", key.resources()))
            .thenComparing(key -> key.condition().show());

    private Merging() {}

    /** Of an action under a condition: which resources, and who needs each. */
    private record Asked(String action, Value condition) {}

    private record Key(String service, List<String> resources, Value condition) {}

    private static final class Joint {
        private final SortedSet<String> actions = new TreeSet<>();
        private final SortedSet<String> neededBy = new TreeSet<>();
    }

    /** Actions of one service on the same resources are one statement; a resource that another covers is not named. */
    static List<Statement> of(Collection<Need> needs) {
        Map<Asked, SortedMap<String, SortedSet<String>>> asked = new LinkedHashMap<>();
        for (var need : needs) {
            asked.computeIfAbsent(new Asked(need.action(), need.condition()), key -> new TreeMap<>())
                    .computeIfAbsent(need.resource(), key -> new TreeSet<>())
                    .add(need.by());
        }
        SortedMap<Key, Joint> joints = new TreeMap<>(ORDER);
        asked.forEach((ask, resources) -> {
            var joint = joints.computeIfAbsent(
                    new Key(service(ask.action), widest(resources.keySet()), ask.condition), key -> new Joint());
            joint.actions.add(ask.action);
            resources.values().forEach(steps -> joint.neededBy.addAll(steps));
        });
        return joints.entrySet().stream()
                .map(entry -> statement(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<String> widest(Collection<String> resources) {
        return resources.stream()
                .filter(one -> resources.stream().noneMatch(other -> isCovered(one, other)))
                .sorted()
                .toList();
    }

    /** Of two patterns that cover each other the first stays. */
    private static boolean isCovered(String one, String other) {
        return !one.equals(other) && Glob.covers(other, one) && (!Glob.covers(one, other) || other.compareTo(one) < 0);
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':'));
    }

    private static Statement statement(Key key, Joint joint) {
        var content = Value.arr(joint.actions, key.resources, key.condition.exists() ? key.condition : Value.NULL);
        var name = key.service.replaceAll("[^a-z0-9]", "");
        var sid = name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1)
                + Digest.of(content).substring(0, HASH);
        return new Statement(sid, joint.actions, key.resources, key.condition, joint.neededBy);
    }
}
