package io.parry.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.parry.engine.action.Cloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps the engine's rooms apart; the reasons are in docs/architecture.md. */
final class HouseRulesTest {
    /** A room may import only rooms named before it. */
    private static final List<String> ROOMS = List.of(
            "diagnostic",
            "value",
            "model",
            "load",
            "expression",
            "operator",
            "action",
            "journal",
            "compile",
            "match",
            "plan",
            "run",
            "bundle",
            "");

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.parry.engine");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void aRoomKnowsOnlyRoomsNamedBeforeIt(String room) {
        String[] later = ROOMS.stream()
                .skip(ROOMS.indexOf(room) + 1L)
                .map(HouseRulesTest::packages)
                .toArray(String[]::new);
        check(noClasses().that().resideInAPackage(packages(room)).should().dependOnClassesThat(inAnyOf(later)));
    }

    @Test
    void everyRoomHasItsPlaceInTheOrder() {
        List<String> strangers = ENGINE.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !ROOMS.contains(room(name)))
                .toList();
        assertEquals(List.of(), strangers, "name it in ROOMS, behind the rooms it knows");
    }

    @Test
    void packagesDoNotGoInCircles() {
        check(slices().matching("io.parry.engine.(**)").should().beFreeOfCycles());
    }

    @Test
    void onlyLoadKnowsSnakeYaml() {
        onlyRoomThatKnows("load", "org.yaml..");
    }

    @Test
    void onlyValueKnowsJackson() {
        onlyRoomThatKnows("value", "com.fasterxml..");
    }

    @Test
    void nothingHereKnowsAwsOrACommandLine() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.amazonaws..", "picocli..", "com.jayway.."));
    }

    @Test
    void nothingOnAnEventsWayTouchesLoad() {
        DescribedPredicate<JavaClass> onTheWay = DescribedPredicate.describe(
                "on an event's way",
                type -> type.getFullName().equals("io.parry.engine.Engine")
                        || !List.of("load", "").contains(room(type.getPackageName())));
        check(noClasses().that(onTheWay).should().dependOnClassesThat().resideInAPackage(packages("load")));
    }

    @Test
    void planningCannotWrite() {
        check(noClasses()
                .that()
                .resideInAnyPackage(packages("compile"), packages("match"), packages("plan"))
                .should()
                .callMethodWhere(
                        call("a change", (owner, name) -> owner.isAssignableTo(Cloud.class) && name.equals("call"))));
    }

    @Test
    void theEngineSpeaksThroughValuesAndNeverEndsTheProcess() {
        check(noClasses().should().accessField(System.class, "out"));
        check(noClasses().should().accessField(System.class, "err"));
        check(noClasses().should().callMethod(System.class, "exit", int.class));
        check(noClasses().should().callMethod(System.class, "getenv", String.class));
        check(noClasses().should().callMethod(System.class, "getenv"));
    }

    @Test
    void timeIsPassedInAsAClockAndASleeper() {
        check(noClasses()
                .should()
                .callMethodWhere(call(
                        "now", (owner, name) -> owner.getPackageName().equals("java.time") && name.equals("now"))));
        check(noClasses()
                .should()
                .callMethodWhere(
                        call("sleep", (owner, name) -> owner.isEquivalentTo(Thread.class) && name.equals("sleep"))));
        check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
        check(noClasses().should().callMethod(System.class, "nanoTime"));
    }

    @Test
    void idsAreDerivedAndNothingIsRandom() {
        check(noClasses().should().callMethod(UUID.class, "randomUUID"));
        check(noClasses().should().callMethod(Math.class, "random"));
        check(noClasses().should().dependOnClassesThat().areAssignableTo(RandomGenerator.class));
        check(noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class));
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        assertEquals(List.of(), Sources.packagesWithoutInfo());
    }

    /** A crash must be a crash: the next start finds the journal as it was, not as a handler left it. */
    @Test
    void runAndJournalCatchOnlyWhatTheyName() throws IOException {
        assertEquals(List.of(), Sources.catchAlls("run"));
        assertEquals(List.of(), Sources.catchAlls("journal"));
    }

    static Stream<String> rooms() {
        return ROOMS.stream();
    }

    private static void onlyRoomThatKnows(String room, String library) {
        check(noClasses().that().resideOutsideOfPackage(packages(room)).should().dependOnClassesThat(inAnyOf(library)));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ENGINE);
    }

    private static DescribedPredicate<JavaClass> inAnyOf(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaMethodCall> call(String what, BiPredicate<JavaClass, String> ownerAndName) {
        return DescribedPredicate.describe(what, call -> ownerAndName.test(call.getTargetOwner(), call.getName()));
    }

    private static String packages(String room) {
        return room.isEmpty() ? "io.parry.engine" : "io.parry.engine." + room + "..";
    }

    private static String room(String packageName) {
        String inside = packageName.substring("io.parry.engine".length());
        return inside.isEmpty()
                ? ""
                : Path.of(inside.replace('.', '/')).getName(0).toString();
    }
}
