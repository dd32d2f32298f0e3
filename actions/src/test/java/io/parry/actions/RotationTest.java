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
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Add, switch, prune: by the engine, over HTTP, and at no moment is a request refused that CloudFront sent. */
final class RotationTest {
    private static final String OLD = "canary-old-1f3a";
    private static final String NEW = "canary-new-9c2e";

    private static final String PLAYBOOK = """
            id: origin-header-rotates
            version: 1.0.0
            title: The header rotates
            mode: enforce
            inputs:
              old: {type: string, secret: true, description: The value that CloudFront sends}
              new: {type: string, secret: true, description: The value that it is to send}
            triggers:
              - name: rotate
                match: {$.source: test}
            steps:
              - id: add
                action: UpdateWafRule
                with: {web_acl: origin, id: acl-1, rule: origin-verify, header: X-Origin-Verify, values: ["${inputs.old}", "${inputs.new}"]}
              - id: switch
                action: UpdateOriginHeader
                with: {distribution: E2EXAMPLE, header: X-Origin-Verify, value: "${inputs.new}", wait: deployed}
              - id: prune
                action: UpdateWafRule
                with: {web_acl: origin, id: acl-1, rule: origin-verify, header: X-Origin-Verify, values: ["${inputs.new}"]}
            """;

    private final VirtualTime time = new VirtualTime();
    private final List<String> refusedAt = new ArrayList<>();
    private StrictAws aws;

    @BeforeEach
    void begin() throws IOException {
        aws = new StrictAws(time);
        aws.waf.holds(Samples.webAcl(OLD), Samples.ANSWERED_ONLY);
        aws.cloudFront.holds("E2EXAMPLE", Samples.distribution(OLD));
    }

    @AfterEach
    void end() {
        aws.close();
    }

    @Test
    void noRequestIsRefusedAtAnyMomentAndTheOldValueIsGoneAfterwards() {
        assertEquals("succeeded", run("e-1").outcome());
        assertEquals(List.of(), refusedAt);
        assertEquals(List.of(NEW), Samples.accepted(aws.waf.acl()));
        assertEquals(List.of(NEW, "keep"), Samples.sent(aws.cloudFront.config()));
        assertTrue(time.slept().compareTo(Duration.ofMinutes(3)) >= 0, "the old value went before it was deployed");
    }

    @Test
    void nothingElseHasChanged() {
        run("e-1");
        assertEquals(Samples.webAcl(NEW), aws.waf.acl());
        assertEquals(withoutSpace(Samples.distribution(NEW)), withoutSpace(inside(aws.cloudFront.config())));
    }

    private static String inside(String config) {
        return config.replaceAll("^<DistributionConfig[^>]*>|</DistributionConfig>$", "");
    }

    private static String withoutSpace(String xml) {
        return xml.replaceAll(">\\s+<", "><").strip();
    }

    @Test
    void secretsAreNowhereInTheRecord() {
        var record = Json.write(run("e-1").record());
        assertFalse(record.contains("canary"), record);
        assertTrue(record.contains("Rules[origin-verify].Values"), record);
    }

    @Test
    void whatIsRightAlreadyIsNotWritten() {
        aws.waf.holds(Samples.webAcl(NEW), Samples.ANSWERED_ONLY);
        aws.cloudFront.holds("E2EXAMPLE", Samples.distribution(NEW));
        var playbook = PLAYBOOK.replace("[\"${inputs.old}\", \"${inputs.new}\"]", "[\"${inputs.new}\"]");
        assertEquals("nothing-to-do", run(playbook, "e-1").outcome());
        assertEquals(0, aws.waf.writes());
        assertEquals(0, aws.cloudFront.writes());
    }

    @Test
    void aLostRaceForTheLockLosesNobodysChange() {
        aws.waf.beforeWrite(() -> aws.waf.store(aws.waf.acl().with("Description", "somebody else")));
        aws.cloudFront.beforeWrite(() ->
                aws.cloudFront.store(aws.cloudFront.config().replace("<Comment>c</Comment>", "<Comment>d</Comment>")));
        assertEquals("succeeded", run("e-1").outcome());
        assertEquals(Value.of("somebody else"), aws.waf.acl().at("Description"));
        assertEquals("d", StrictCloudFront.text(aws.cloudFront.config(), "Comment"));
        assertEquals(List.of(NEW), Samples.accepted(aws.waf.acl()));
        assertEquals(List.of(), refusedAt);
    }

    @Test
    void whoeverChangesAnotherRuleOrAnotherOriginMeanwhileKeepsTheChange() {
        aws.waf.beforeWrite(() -> aws.waf.store(stricter(aws.waf.acl())));
        aws.cloudFront.beforeWrite(() -> aws.cloudFront.store(moved(aws.cloudFront.config())));
        assertEquals("succeeded", run("e-1").outcome());
        assertEquals(stricter(Samples.webAcl(NEW)), aws.waf.acl());
        assertEquals(withoutSpace(moved(Samples.distribution(NEW))), withoutSpace(inside(aws.cloudFront.config())));
        assertEquals(List.of(), refusedAt);
    }

    /** One rule counts to less, and one is new. */
    private static Value stricter(Value acl) {
        var rules = acl.at("Rules");
        var rate = rules.at(0).at("Statement").at("RateBasedStatement").with("Limit", 10);
        var lower = rules.at(0).with("Statement", Value.obj("RateBasedStatement", rate));
        var added = lower.with("Name", "second").with("Priority", 1);
        return acl.with("Rules", Value.arr(lower, added, rules.at(1)));
    }

    private static String moved(String config) {
        return config.replace("other.example", "moved.example");
    }

    @Test
    void whatThisVersionDoesNotKnowIsNotErased() {
        aws.waf.holds(Samples.webAcl(OLD).with("NewThing", "x"), Samples.ANSWERED_ONLY);
        assertEquals("failed", run("e-1").outcome());
        assertEquals(0, aws.waf.writes());
        assertEquals(0, aws.cloudFront.writes());
    }

    @Test
    void aChangeThatShowsLateIsWrittenOnce() {
        aws.waf.lagging(Duration.ofSeconds(10));
        time.sleep(Duration.ofMinutes(1));
        assertEquals("succeeded", run("e-1").outcome());
        assertEquals(2, aws.waf.writes());
        assertEquals(List.of(), refusedAt);
    }

    @Test
    void someOtherChangeOnItsWayHoldsNothingUp() {
        aws.cloudFront.store(aws.cloudFront.config());
        var before = aws.cloudFront.writes();
        assertEquals("succeeded", run("e-1").outcome());
        assertEquals(before + 1, aws.cloudFront.writes());
    }

    private RunResult run(String event) {
        return run(PLAYBOOK, event);
    }

    private RunResult run(String yaml, String event) {
        var catalog = new AwsCatalog(new Operations());
        var problems = new Problems();
        var playbook = YamlLoader.load("playbook.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> PlaybookReader.read(root, "playbook.yaml", problems))
                .flatMap(read -> new Compiler(catalog, (operand, found) -> Optional.empty()).compile(read, problems));
        assertFalse(problems.hasErrors(), problems.list().toString());
        var inputs =
                Value.obj("old", Value.secret("input", Value.of(OLD)), "new", Value.secret("input", Value.of(NEW)));
        var engine = new Engine(
                List.of(playbook.orElseThrow()), Map.of("origin-header-rotates", inputs), catalog, Home.UNKNOWN, time);
        var match = engine.match(new Event(
                        Value.obj("id", event, "source", "test", "account", "111122223333", "region", "eu-west-1"),
                        "event"))
                .getFirst();
        var runner =
                new Runner(catalog, watched(), new MemoryJournal(), time, time, Set.of(), "me", Duration.ofMinutes(30));
        return engine.run(match, Mode.ENFORCE, runner);
    }

    /** Looks, after each call, whether what some edge may send is let in. */
    private Cloud watched() {
        return new Cloud() {
            @Override
            public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
                var answer = aws.cloud().call(operation, parameters, target, deadline);
                var accepted = Samples.accepted(aws.waf.acl());
                aws.cloudFront.onTheEdges().stream()
                        .map(Samples::verified)
                        .filter(value -> !accepted.contains(value))
                        .forEach(value -> refusedAt.add(operation + " " + value));
                return answer;
            }

            @Override
            public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
                return aws.cloud().read(operation, parameters, target, deadline);
            }
        };
    }
}
