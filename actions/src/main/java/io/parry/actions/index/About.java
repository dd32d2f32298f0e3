package io.parry.actions.index;

import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plain call changes, by its top-level parameters: those that are ARNs, and those that name a resource according
 * to a small table ({@code META-INF/parry/about.tsv}). Where neither tells, a stand-in of operation and parameters: the
 * same call has the same, so two of them at least wait for each other.
 */
final class About {
    private static final String PLACE = "{}";
    private static final String KIND = "{kind}";

    /** EC2's ids begin with what they are; these say it in another word than ARNs do. */
    private static final Map<String, String> KINDS = Map.of(
            "acl", "network-acl",
            "eni", "network-interface",
            "i", "instance",
            "rtb", "route-table",
            "sg", "security-group",
            "tgw", "transit-gateway",
            "vol", "volume",
            "vpce", "vpc-endpoint");

    private final Map<String, String> templates = new HashMap<>();

    About() {
        for (var row : Table.resource("about.tsv").orElseThrow()) {
            templates.put(row[0] + " " + row[1], row[2]);
        }
    }

    /** Sorted; never empty. */
    List<String> of(Operation operation, Value parameters, Target target) {
        SortedSet<String> about = new TreeSet<>();
        if (parameters instanceof Value.Obj obj) {
            obj.members()
                    .forEach((name, value) -> leaves(value)
                            .forEach(
                                    leaf -> add(about, templates.get(operation.service() + " " + name), leaf, target)));
        }
        return about.isEmpty() ? List.of(standIn(operation, parameters, target)) : List.copyOf(about);
    }

    private static void add(SortedSet<String> about, @Nullable String template, Value leaf, Target target) {
        var shown = leaf.redact() instanceof Value.Text text ? text.text() : "";
        if (shown.startsWith("arn:")) {
            about.add(shown);
        } else if (template != null && !shown.isEmpty()) {
            about.add(filled(template, target).replace(KIND, kind(shown)).replace(PLACE, lastOfUrl(shown)));
        }
    }

    private static String kind(String id) {
        var prefix = id.split("-", 2)[0];
        return KINDS.getOrDefault(prefix, prefix);
    }

    /** The name in a queue's URL. */
    private static String lastOfUrl(String name) {
        return name.startsWith("http") ? name.substring(name.lastIndexOf('/') + 1) : name;
    }

    private static Stream<Value> leaves(Value value) {
        return value instanceof Value.Arr arr ? arr.items().stream() : Stream.of(value);
    }

    private static String filled(String template, Target target) {
        return template.replace("{partition}", target.partition())
                .replace("{region}", target.region())
                .replace("{account}", target.account());
    }

    private static String standIn(Operation operation, Value parameters, Target target) {
        return "arn:" + target.partition() + ":" + operation.service() + ":" + target.region() + ":" + target.account()
                + ":" + operation.name() + "/" + digest(Json.write(parameters.redact()));
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
