package io.parry.cli.synth;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.value.Value;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which custom actions the triggers of playbooks wait for: those whose ARNs their conditions name. */
public final class Buttons {
    private static final Pattern ACTION = Pattern.compile(":action/custom/([^*?]+)$");
    /**
     * <a href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_CreateActionTarget.html">Security Hub</a>.
     */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,20}");

    private static final String DETAIL_TYPE = "Security Hub Findings - Custom Action";
    private static final int LONGEST_DESCRIPTION = 500;

    private Buttons() {}

    /** By their ids. @throws Undeployable for an id that Security Hub would not take */
    public static SortedMap<String, Button> of(List<CompiledPlaybook> playbooks) {
        var buttons = new TreeMap<String, Button>();
        playbooks.stream()
                .sorted(Comparator.comparing(CompiledPlaybook::id))
                .forEach(playbook -> ids(playbook).forEach(id -> buttons.putIfAbsent(id, button(id, playbook))));
        return buttons;
    }

    private static Stream<String> ids(CompiledPlaybook playbook) {
        return ids(playbook.source().root().value().at("triggers")).distinct();
    }

    private static Stream<String> ids(Value triggers) {
        return texts(triggers).flatMap(text -> ACTION.matcher(text).results()).map(found -> found.group(1));
    }

    /** Triggers that wait for a custom action and do not name its ARN, as {@code playbook/trigger}: none is made. */
    public static List<String> unnamed(List<CompiledPlaybook> playbooks) {
        return playbooks.stream()
                .flatMap(playbook -> playbook.source().root().value().at("triggers").items().stream()
                        .filter(trigger -> texts(trigger).anyMatch(DETAIL_TYPE::equals))
                        .filter(trigger -> ids(trigger).findAny().isEmpty())
                        .map(trigger -> playbook.id() + "/" + trigger.at("name").text()))
                .sorted()
                .toList();
    }

    private static Stream<String> texts(Value value) {
        return switch (value) {
            case Value.Text text -> Stream.of(text.text());
            case Value.Arr arr -> arr.items().stream().flatMap(Buttons::texts);
            case Value.Obj obj -> obj.members().values().stream().flatMap(Buttons::texts);
            default -> Stream.of();
        };
    }

    private static Button button(String id, CompiledPlaybook playbook) {
        if (!ID.matcher(id).matches()) {
            throw new Undeployable("the custom action `" + id + "` of `" + playbook.id()
                    + "`: Security Hub takes 1 to 20 letters and digits");
        }
        var title = playbook.source().title().text();
        return new Button(
                id, id, title.length() <= LONGEST_DESCRIPTION ? title : title.substring(0, LONGEST_DESCRIPTION));
    }
}
