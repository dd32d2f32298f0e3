package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What playbooks are deployed with: all of it from them, the same for the same, and no more of it than they need. */
final class SynthTest {
    private static final String TRAIL = "../playbooks/cloudtrail-stays-on";
    private static final String PORTS = "../playbooks/close-admin-ports";
    private static final String KEYS = "../playbooks/kms-keys-rotate";
    private static final String ORIGIN = "../playbooks/origin-header-rotates";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({Synthesized.HOME, Synthesized.MEMBER})
    void theTemplatesOfOurPlaybooksAreAsWritten(String name) throws IOException {
        var done = Synthesized.done(folder);
        var digest = done.zip().replace("parry-", "").replace(".zip", "");
        var text = Files.readString(done.folder().resolve(name))
                .replace(digest, "DIGEST")
                .replace("Version" + digest.substring(0, 12).toUpperCase(java.util.Locale.ROOT), "VersionDIGEST");
        Golden.hold(Path.of("src/test/synth", name), text);
    }

    @Test
    void inWhateverOrderPlaybooksAreNamedTheBytesAreTheSame() {
        var one = Synthesized.done(place("one"), TRAIL, PORTS, KEYS);
        var other = Synthesized.done(place("other"), KEYS, TRAIL, PORTS);
        assertEquals(one.bytes(), other.bytes());
    }

    @Test
    void writtenAgainTheBytesAreTheSameAndTheOldZipIsGone() {
        var before = Synthesized.done(folder, TRAIL, PORTS);
        var first = before.bytes();
        assertNotEquals(first, Synthesized.done(folder, TRAIL).bytes());
        assertEquals(first, Synthesized.done(folder, TRAIL, PORTS).bytes());
    }

    @Test
    void oneMorePlaybookChangesWhatItHasToAndNoMore() {
        var two = Synthesized.done(place("two"), TRAIL, PORTS);
        var three = Synthesized.done(place("three"), TRAIL, PORTS, ORIGIN);
        var changed = new TreeSet<String>();
        two.home().at("Resources").members().forEach((id, resource) -> {
            if (!three.home().at("Resources").at(id).equals(resource) && !id.startsWith("Version")) {
                changed.add(id);
            }
        });
        // The queue as well: with the first rotation the function may take longer.
        assertEquals(
                Set.of("Alias", "Function", "DeadLettersPolicy", "Queue", "QueuePolicy", "Permissions1"),
                changed,
                "of these");
    }

    @Test
    void anotherPlaybookIsAnotherVersionOfTheFunction() throws IOException {
        var before = Synthesized.done(place("before"), TRAIL);
        var copy = Files.createDirectories(folder.resolve("playbooks/cloudtrail-stays-on"));
        var text = Files.readString(Path.of(TRAIL, "playbook.yaml"));
        Files.writeString(copy.resolve("playbook.yaml"), text.replace("The trail was stopped.", "It was stopped."));
        var after = Synthesized.done(place("after"), copy.toString());
        assertNotEquals(version(before), version(after));
        assertEquals(version(before), version(Synthesized.done(place("again"), TRAIL)));
    }

    private static Set<String> version(Synthesized done) {
        return done.resources("AWS::Lambda::Version").keySet();
    }

    /** The alias stays on an old version as long as no new one is made; a description that changes makes one. */
    @Test
    void whatIsSetForTheFunctionAtDeploymentStandsInTheDescriptionOfItsVersion() {
        var done = Synthesized.done(folder, TRAIL);
        var description = done.resources("AWS::Lambda::Version")
                .values()
                .iterator()
                .next()
                .at("Properties")
                .at("Description")
                .at("Fn::Sub")
                .text();
        var function = done.home().at("Resources").at("Function").show();
        var set = done.home().at("Parameters").members().keySet().stream()
                .filter(name -> function.contains("Ref: \"" + name + "\""))
                // where the code is does not change it, and how many run at once is no part of a version
                .filter(name -> !Set.of("CodeBucket", "ReservedConcurrency").contains(name))
                .toList();
        assertTrue(set.size() > 4, set.toString());
        set.forEach(name -> assertTrue(description.contains("${" + name + "}"), name));
    }

    @Test
    void onlyOurRulesMayPutEventsIntoTheQueue() {
        var done = Synthesized.done(folder);
        var rules = new TreeSet<>(done.resources("AWS::Events::Rule").keySet());
        rules.remove("Sweep");
        var allowed = new TreeSet<String>();
        done
                .home()
                .at("Resources")
                .at("QueuePolicy")
                .at("Properties")
                .at("PolicyDocument")
                .at("Statement")
                .items()
                .stream()
                .filter(statement -> statement.at("Effect").equals(Value.of("Allow")))
                .flatMap(statement -> statement.at("Condition").at("ArnEquals").at("aws:SourceArn").items().stream())
                .forEach(arn -> allowed.add(arn.at("Fn::GetAtt").at(0).text()));
        assertEquals(rules, allowed);
    }

    @ParameterizedTest
    @CsvSource({"../playbooks/origin-header-rotates, true", "../playbooks/cloudtrail-stays-on, false"})
    void secretsManagerMayCallWhereAPlaybookRotatesSomething(String playbook, boolean may) {
        var done = Synthesized.done(folder, playbook);
        assertEquals(may, done.home().at("Resources").at("RotationPermission").exists());
    }

    @Test
    void aCustomActionThatATriggerWaitsForIsMadeAndTheRoleMayMakeItAndNoOther() {
        var done = Synthesized.done(folder, KEYS);
        var button = done.resources("Custom::SecurityHubAction").get("ButtonRotateKey");
        assertEquals(
                Value.of("RotateKey"),
                java.util.Objects.requireNonNull(button).at("Properties").at("Id"));
        var role = done.home().at("Resources").at("Role").show();
        assertTrue(role.contains(":action/custom/RotateKey\""), role);
        assertFalse(role.contains("action/custom/*"), role);
    }

    @Test
    void whereNoneIsWaitedForTheRoleMayNotMakeAny() {
        assertFalse(Synthesized.done(folder, PORTS).home().show().contains("ActionTarget"));
    }

    @Test
    void aCustomActionWithALongerNameThanSecurityHubTakesIsRefused() throws IOException {
        var told = Synthesized.of(folder, waitingFor("{suffix: \":action/custom/ANameOfTwentyOneChars\"}"))
                .told();
        assertEquals(1, told.code());
        assertTrue(told.err().contains("`ANameOfTwentyOneChars`"), told.err());
    }

    @Test
    void ofACustomActionThatIsNotNamedPeopleAreTold() throws IOException {
        var done = Synthesized.done(folder, waitingFor("{exists: true}"));
        assertTrue(
                done.told().err().contains("one/clicked waits for a custom action"),
                done.told().err());
    }

    private String waitingFor(String condition) throws IOException {
        return Files.writeString(folder.resolve("one.playbook.yaml"), """
                id: one
                version: 1.0.0
                title: One
                mode: shadow
                triggers:
                  - name: clicked
                    match:
                      $.source: aws.securityhub
                      $.detail-type: Security Hub Findings - Custom Action
                      $.resources[*]: %s
                steps:
                  - action: cloudtrail:StartLogging
                    with: {Name: "x"}
                """.formatted(condition))
                .toString();
    }

    @Test
    void onlyTheServicesThatAreCalledGoIntoASlimZip() throws IOException {
        var code = Synthesized.zip(
                folder.resolve("all.zip"),
                Map.of(
                        "lib/ec2.jar",
                        jar("software/amazon/awssdk/services/ec2/Ec2Client.class"),
                        "lib/cloudtrail.jar",
                        jar("software/amazon/awssdk/services/cloudtrail/CloudTrailClient.class"),
                        "lib/dynamodb.jar",
                        jar("software/amazon/awssdk/services/dynamodb/DynamoDbClient.class"),
                        "lib/sdk-core.jar",
                        jar("software/amazon/awssdk/core/SdkClient.class")));
        var done = Synthesized.done(folder, TRAIL, "--slim", "--code", code.toString());
        assertEquals(Set.of("bundle.json", "lib/cloudtrail.jar", "lib/dynamodb.jar", "lib/sdk-core.jar"), names(done));
        var whole = Synthesized.done(folder, TRAIL, "--code", code.toString());
        assertEquals(5, names(whole).size());
    }

    private String jar(String entry) throws IOException {
        return Files.readString(
                Synthesized.zip(folder.resolve("jar.zip"), Map.of(entry, "")),
                java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static Set<String> names(Synthesized done) throws IOException {
        try (var zip = new ZipFile(done.folder().resolve(done.zip()).toFile())) {
            var names = new TreeSet<String>();
            zip.entries().asIterator().forEachRemaining(entry -> names.add(entry.getName()));
            return names;
        }
    }

    @Test
    void theBundleInTheZipIsTheOneBesideIt() throws IOException {
        var done = Synthesized.done(folder, TRAIL);
        try (var zip = new ZipFile(done.folder().resolve(done.zip()).toFile())) {
            var bundle = zip.getInputStream(zip.getEntry("bundle.json")).readAllBytes();
            assertEquals(
                    Files.readString(done.folder().resolve("bundle.json")),
                    new String(bundle, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void withoutTheCodeItSaysWhatIsMissing() {
        var told = Synthesized.of(folder, TRAIL, "--code", "nowhere.zip").told();
        assertEquals(2, told.code());
        assertTrue(told.err().contains("`nowhere.zip`"), told.err());
        assertFalse(Files.exists(folder.resolve("out").resolve(Synthesized.HOME)));
    }

    @Test
    void anExampleIsNoValue() {
        var told = Told.by("synth", TRAIL, "--out", folder.toString());
        assertEquals(1, told.code());
        assertTrue(told.err().contains("`topic`"), told.err());
    }

    private Path place(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }
}
