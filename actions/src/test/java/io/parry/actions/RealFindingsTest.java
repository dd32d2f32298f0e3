package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parry.engine.action.Plan;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of every finding that others have published it is told which it is and where it is updated. */
final class RealFindingsTest {
    private static final Path EVENTS = Path.of("../../shared/events");

    @Test
    void everyFindingIsNamedAsItsEventNamesIt() throws IOException {
        boolean here = Files.isDirectory(EVENTS);
        assertTrue(here || !"true".equals(System.getenv("CI")), "the events of others are missing");
        assumeTrue(here, "no events of others beside the project: skipped");
        var found = new ArrayList<Value>();
        try (var files = Files.walk(EVENTS)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> found.addAll(findings(file)));
        }
        var calls = new TreeMap<String, Integer>();
        for (var finding : found) {
            calls.merge(planned(finding), 1, Integer::sum);
        }
        assertEquals(
                List.of("securityhub:BatchUpdateFindings", "securityhub:BatchUpdateFindingsV2"),
                List.copyOf(calls.keySet()));
        assertTrue(found.size() >= 20, "only " + found.size() + " findings in " + EVENTS);
    }

    private static String planned(Value finding) {
        var region = finding.at("Region").exists()
                ? finding.at("Region")
                : finding.at("Resources").at(0).at("Region");
        var with = Value.obj("finding", finding, "step", Value.obj("outcome", "skipped"));
        var target = Target.of("111122223333", "eu-west-3", "");
        var plan = new Story(new UpdateFinding(), with, target, Story.OFFLINE).plan();
        var call = assertInstanceOf(Plan.Act.class, plan, () -> plan + " of " + finding.show())
                .now()
                .getFirst();
        var said =
                finding.at("cloud").at("region").exists() ? finding.at("cloud").at("region") : region;
        assertEquals(said, Value.of(call.target().region()), finding.show());
        return call.operation().toString();
    }

    /** In an event, or by itself. */
    private static List<Value> findings(Path file) {
        try {
            var read = Json.read(Files.readAllBytes(file));
            var inEvent = read.at("detail").at("findings").items();
            return Stream.concat(inEvent.stream(), Stream.of(read))
                    .filter(RealFindingsTest::isFinding)
                    .toList();
        } catch (IOException | JsonError | RuntimeException notOne) {
            return List.of();
        }
    }

    /** A template has `<region>` where a finding has a Region. */
    private static boolean isFinding(Value value) {
        boolean asff =
                value.at("SchemaVersion").exists() && value.at("ProductArn").exists();
        boolean ocsf = value.at("finding_info").at("uid").exists()
                && value.at("metadata").at("product").at("uid").exists();
        return (asff || ocsf) && !value.at("cloud").at("region").equals(Value.of("<region>"));
    }
}
