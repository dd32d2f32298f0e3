package io.parry.cli;

import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.BundleFile;
import io.parry.engine.bundle.Seal;
import io.parry.engine.bundle.Trust;
import io.parry.engine.value.Value;
import java.util.Locale;
import java.util.Optional;

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
        var text = new StringBuilder();
        line(text, "digest", shown.at("digest"));
        line(text, "sequence", shown.at("sequence"));
        for (var signature : items(shown, "signatures")) {
            text.append("signed by   ")
                    .append(signature.at("key").text())
                    .append(", ")
                    .append(signature.at("algorithm").text())
                    .append(", ")
                    .append(signature.at("verdict").text().replace('-', ' '))
                    .append('\n');
        }
        for (var playbook : items(shown, "playbooks")) {
            text.append("playbook    ")
                    .append(playbook.at("id").text())
                    .append(' ')
                    .append(playbook.at("version").text())
                    .append(", ")
                    .append(playbook.at("mode").text())
                    .append('\n');
        }
        for (var operation : items(shown, "operations")) {
            line(text, "operation", operation);
        }
        return text.append(shown.at("why") instanceof Value.Text why ? "refused     " + why.text() : "may be used")
                .append('\n')
                .toString();
    }

    private static java.util.List<Value> items(Value shown, String name) {
        return shown.at(name) instanceof Value.Arr arr ? arr.items() : java.util.List.of();
    }

    private static void line(StringBuilder text, String label, Value value) {
        if (value.exists()) {
            text.append(String.format(Locale.ROOT, "%-12s", label))
                    .append(value instanceof Value.Text said ? said.text() : value.show())
                    .append('\n');
        }
    }
}
