package io.parry.cli;

import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.BundleFile;
import io.parry.engine.bundle.Seal;
import io.parry.engine.bundle.Trust;
import io.parry.engine.plan.Ink;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What `parry bundle show` says, as JSON and as text made of that. */
final class BundleText {
    private BundleText() {}

    static Value signatures(BundleFile file, Trust trust, Value shown) {
        var signatures = file.seals().stream()
                .map(seal -> Value.obj(
                        "key", seal.key(),
                        "algorithm", seal.algorithm().word(),
                        "verdict", verdict(seal, file, trust)))
                .toList();
        return shown.with("digest", file.digest()).with("signatures", signatures);
    }

    private static String verdict(Seal seal, BundleFile file, Trust trust) {
        return trust.keys().stream()
                .filter(key -> key.id().equals(seal.key()))
                .findFirst()
                .map(key -> seal.isOf(key, file.digest()) ? "trusted" : "wrong")
                .orElse("unknown-key");
    }

    static Value content(Bundle bundle, Value shown) {
        return shown.with("sequence", bundle.sequence())
                .with(
                        "playbooks",
                        bundle.playbooks().stream()
                                .map(playbook -> Value.obj(
                                        "id", playbook.id(),
                                        "version", playbook.version(),
                                        "mode", playbook.mode().word(),
                                        "digest", playbook.source().digest()))
                                .toList())
                .with(
                        "operations",
                        bundle.operations().stream().map(Object::toString).toList());
    }

    static Value verdict(Optional<BadBundle> bad, Value shown) {
        return shown.with("usable", bad.isEmpty())
                .with("reason", bad.map(found -> Value.of(word(found))).orElse(Value.MISSING))
                .with("why", bad.map(found -> Value.of(found.why())).orElse(Value.MISSING));
    }

    private static String word(BadBundle bad) {
        return bad.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A line for each thing said. */
    static String of(Value shown) {
        var lines = new ArrayList<String>();
        line(lines, "digest", shown.at("digest"));
        line(lines, "sequence", shown.at("sequence"));
        items(shown, "signatures")
                .forEach(signature -> line(lines, "signed by", signature, "key", "algorithm", "verdict"));
        items(shown, "playbooks").forEach(playbook -> line(lines, "playbook", playbook, "id", "version", "mode"));
        items(shown, "operations").forEach(operation -> line(lines, "operation", operation));
        line(lines, shown.at("usable").equals(Value.of(true)) ? "may be used" : "refused", shown.at("why"));
        return String.join("\n", lines) + "\n";
    }

    private static List<Value> items(Value shown, String name) {
        return shown.at(name) instanceof Value.Arr arr ? arr.items() : List.of();
    }

    private static void line(List<String> lines, String label, Value map, String... names) {
        line(
                lines,
                label,
                Value.of(String.join(
                        ", ", Stream.of(names).map(name -> map.at(name).text()).toList())));
    }

    private static void line(List<String> lines, String label, Value said) {
        if (said.exists() || label.equals("may be used")) {
            var text = said instanceof Value.Text given ? given.text() : said.exists() ? said.show() : "";
            lines.add(Ink.plain(String.format(Locale.ROOT, "%-12s%s", label, text))
                    .stripTrailing());
        }
    }
}
