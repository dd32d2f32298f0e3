package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.Engine;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.compile.Compiler;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.model.Mode;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Runner;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Security Hub tells of each update of a finding as it tells of the finding itself. Here whatever it tells comes back
 * to the playbook that made the update, until nothing comes any more.
 */
final class FindingLoopTest {
    private static final String TRAIL = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/management";
    private static final int TOO_MANY = 20;

    private static final String PLAYBOOK = """
            id: answers
            version: 1.0.0
            title: A finding is answered
            mode: enforce
            triggers:
              - name: asff
                match:
                  $.source: aws.securityhub
                  $.detail-type: Security Hub Findings - Imported
                for_each: {finding: "${event.detail.findings[*]}"}
                where:
                  $.RecordState: ACTIVE
                  $.Workflow.Status: FILTER
              - name: ocsf
                match:
                  $.source: aws.securityhub
                  $.detail-type: Findings Imported V2
                for_each: {finding: "${event.detail.findings[*]}"}
                where:
                  $.class_uid: 2004
                  $.status: FILTER
            steps:
              - id: restart
                action: StartLogging
                with: {trail: "TRAIL"}
            finally:
              - id: write-back
                action: UpdateFinding
                with: {finding: "${finding}", step: "${steps.restart}", note: "${run.error.message | default('')}"}
            """.replace("TRAIL", TRAIL);
    private static final String ASFF = """
            {"SchemaVersion": "2018-10-08", "Id": "f-1", "ProductArn": "arn:aws:securityhub:eu-west-1::product/aws/guardduty",
             "AwsAccountId": "111122223333", "Region": "eu-west-1", "UpdatedAt": "2026-06-01T00:00:00Z",
             "Workflow": {"Status": "NEW"}, "RecordState": "ACTIVE"}
            """;
    private static final String OCSF = """
            {"class_uid": 2004, "time": 1780272000000, "status": "New", "status_id": 1, "finding_info": {"uid": "f-1"},
             "metadata": {"uid": "m-1", "product": {"uid": "arn:aws:securityhub:eu-west-1::product/aws/guardduty"}},
             "cloud": {"account": {"uid": "111122223333"}, "region": "eu-west-1"}}
            """;

    private final VirtualTime time = new VirtualTime();
    private final AwsCatalog catalog = new AwsCatalog(new Operations());
    private final MemoryJournal journal = new MemoryJournal();
    private final List<RunResult> runs = new ArrayList<>();
    private StrictAws aws;
    private StrictCloudTrail trails;

    @BeforeEach
    void begin() throws IOException {
        aws = new StrictAws(time);
        trails = new StrictCloudTrail("111122223333").with(TRAIL, false);
    }

    @AfterEach
    void end() {
        aws.close();
        trails.close();
    }

    /** What the trigger asks of the status, whether an update changes the time too, and what came of the restart. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # format | trigger asks  | touches | restart | runs | status
            asff     | NEW            | false   | allowed | 1    | RESOLVED
            asff     | NEW            | true    | allowed | 1    | RESOLVED
            asff     | NEW            | true    | denied  | 1    | NOTIFIED
            asff     | {exists: true} | false   | allowed | 1    | RESOLVED
            asff     | {exists: true} | true    | allowed | 2    | RESOLVED
            asff     | {exists: true} | false   | denied  | 1    | NOTIFIED
            asff     | {exists: true} | true    | denied  | 2    | NOTIFIED
            ocsf     | New            | false   | allowed | 1    | Resolved
            ocsf     | New            | true    | denied  | 1    | In Progress
            ocsf     | {exists: true} | false   | allowed | 1    | Resolved
            ocsf     | {exists: true} | true    | allowed | 2    | Resolved
            ocsf     | {exists: true} | true    | denied  | 2    | In Progress
            """)
    void itsOwnUpdateIsAnsweredWithNoOther(
            String format, String asks, boolean touches, String restart, int expected, String status) throws JsonError {
        if (touches) {
            aws.hub.touching();
        }
        if (restart.equals("denied")) {
            trails.denying();
        }
        aws.hub.imported(Json.read(format.equals("asff") ? ASFF : OCSF));
        feedBack(PLAYBOOK.replace("FILTER", asks));
        assertEquals(expected, ids().size(), runs.toString());
        assertEquals(1, aws.hub.updates().size());
        assertEquals(status, statusOf("f-1", "m-1"));
        assertTrue(note().contains("; run " + runs.getFirst().run()), note());
    }

    /** The provider sees it again, for days: nothing is written that was written already. */
    @Test
    void aFindingThatIsImportedAgainAndAgainIsUpdatedOnce() throws JsonError {
        trails.denying();
        for (int day = 1; day <= 5; day++) {
            var known = aws.hub.finding("f-1");
            var finding = known.exists() ? known : Json.read(ASFF);
            aws.hub.imported(finding.with("UpdatedAt", "2026-06-0" + day + "T00:00:00Z"));
            feedBack(PLAYBOOK.replace("FILTER", "{exists: true}"));
        }
        assertEquals(5, ids().size());
        assertEquals(1, aws.hub.updates().size());
        assertEquals("NOTIFIED", statusOf("f-1", ""));
    }

    @Test
    void anUpdateThatShowsMinutesLaterIsMadeOnce() throws JsonError {
        aws.hub.lagging(Duration.ofMinutes(3)).touching();
        aws.hub.imported(Json.read(ASFF));
        time.sleep(Duration.ofMinutes(10));
        feedBack(PLAYBOOK.replace("FILTER", "{exists: true}"));
        assertEquals(List.of("succeeded", "nothing-to-do"), outcomes());
        assertEquals(1, aws.hub.updates().size());
    }

    @Test
    void whoeverDecidesMeanwhileHasDecided() throws JsonError {
        aws.hub.imported(Json.read(ASFF));
        var suppressed = aws.hub.finding("f-1").with("Workflow", Value.obj("Status", "SUPPRESSED"));
        aws.hub.imported(suppressed.with("UpdatedAt", "2026-06-01T00:00:01Z"));
        feedBack(PLAYBOOK.replace("FILTER", "NEW"));
        assertEquals(List.of(), aws.hub.updates());
        assertEquals("SUPPRESSED", statusOf("f-1", ""));
    }

    /** A 200 says that it was not done. */
    @Test
    void whatIsGoneBetweenALookAndTheUpdateIsNoSuccess() throws JsonError {
        aws.hub.imported(Json.read(ASFF));
        aws.hub.beforeUpdate(() -> aws.hub.forget("f-1"));
        feedBack(PLAYBOOK.replace("FILTER", "NEW"));
        var step = runs.getFirst().record().at("finally").at(0);
        assertEquals("not-verified", step.at("outcome").text());
        assertEquals("FindingNotFound", step.at("error").at("code").text());
    }

    @Test
    void anotherAccountsFindingIsUpdatedByItsAdministratorOnly() throws JsonError {
        var theirs = Json.read(ASFF).with("AwsAccountId", "444455556666");
        var playbook = PLAYBOOK.replace("FILTER", "NEW")
                .replace("for_each:", "as: {account: \"111122223333\"}\n    for_each:");
        aws.hub.imported(theirs);
        feedBack(playbook);
        assertEquals(List.of("failed"), outcomes());
        aws.hub.administers("444455556666");
        aws.hub.imported(theirs.with("UpdatedAt", "2026-06-02T00:00:00Z"));
        feedBack(playbook);
        assertEquals("RESOLVED", statusOf("f-1", ""));
    }

    private List<String> outcomes() {
        return runs.stream().map(RunResult::outcome).toList();
    }

    private Set<String> ids() {
        var ids = new java.util.TreeSet<String>();
        runs.forEach(run -> ids.add(run.run()));
        return ids;
    }

    private String statusOf(String asff, String ocsf) {
        var status = aws.hub.finding(asff).at("Workflow").at("Status");
        return (status.exists() ? status : aws.hub.finding(ocsf).at("status")).text();
    }

    private String note() {
        var note = aws.hub.finding("f-1").at("Note").at("Text");
        return (note.exists() ? note : aws.hub.finding("m-1").at("comment")).text();
    }

    /** Until nothing is told any more. */
    private void feedBack(String yaml) {
        var engine = engine(yaml);
        var runner = new Runner(catalog, clouds(), journal, time, time, Set.of(), "me", Duration.ofMinutes(30));
        var told = new ArrayDeque<>(aws.hub.events());
        for (int count = 0; !told.isEmpty(); count++) {
            assertTrue(count < TOO_MANY, "comes to no end");
            for (var match : engine.match(new Event(told.remove(), "event"))) {
                runs.add(engine.run(match, Mode.ENFORCE, runner));
            }
            told.addAll(aws.hub.events());
        }
    }

    private Engine engine(String yaml) {
        var problems = new Problems();
        var playbook = YamlLoader.load("playbook.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> PlaybookReader.read(root, "playbook.yaml", problems))
                .flatMap(read -> new Compiler(catalog, (operand, found) -> Optional.empty()).compile(read, problems));
        assertFalse(problems.hasErrors(), problems.list().toString());
        return new Engine(List.of(playbook.orElseThrow()), Map.of("answers", Value.obj()), catalog, Home.UNKNOWN, time);
    }

    /** Trails here, everything else there. */
    private Cloud clouds() {
        return new Cloud() {
            @Override
            public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
                return of(operation).call(operation, parameters, target, deadline);
            }

            @Override
            public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
                return of(operation).read(operation, parameters, target, deadline);
            }

            private Cloud of(Operation operation) {
                return operation.service().equals("cloudtrail") ? trails.cloud() : aws.cloud();
            }
        };
    }
}
