package io.parry.actions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Action;
import io.parry.engine.action.Cloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HouseRulesTest {
    private static final JavaClasses ACTIONS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.parry.actions");

    @Test
    void actionsDoNotKnowTheDoorsAbove() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("io.parry.cli..", "io.parry.deploy.."));
    }

    @Test
    void actionsDoNotKnowYamlOrJacksonOrACommandLine() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.parry.engine.load..", "org.yaml..", "com.fasterxml..", "picocli..", "com.jayway.."));
    }

    /** An action plans, the engine acts. */
    @Test
    void anActionHoldsNeitherTheCloudNorTheSdk() {
        check(noClasses()
                .that()
                .implement(Action.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Cloud.class));
        check(noClasses()
                .that()
                .implement(Action.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.."));
    }

    @Test
    void everyActionHasATestOfTheContract() {
        for (var action : new AwsCatalog(new Operations()).names()) {
            assertTrue(keepsTheContract(action), "no " + action + "Test that extends ActionContract");
        }
    }

    private static boolean keepsTheContract(String action) {
        try {
            return ActionContract.class.isAssignableFrom(Class.forName("io.parry.actions." + action + "Test"));
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    @Test
    void packagesDoNotGoInCircles() {
        check(slices().matching("io.parry.actions.(**)").should().beFreeOfCycles());
    }

    @Test
    void nothingHerePrintsOrEndsTheProcessOrReadsTheEnvironment() {
        check(noClasses().should().accessField(System.class, "out"));
        check(noClasses().should().accessField(System.class, "err"));
        check(noClasses().should().callMethod(System.class, "exit", int.class));
        check(noClasses().should().callMethod(System.class, "getenv", String.class));
        check(noClasses().should().callMethod(System.class, "getenv"));
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> silent = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.resolveSibling("package-info.java"))
                    .distinct()
                    .filter(info -> !saysWhatItIsFor(info))
                    .toList();
            assertEquals(List.of(), silent);
        }
    }

    private static boolean saysWhatItIsFor(Path info) {
        try {
            String text = Files.exists(info) ? Files.readString(info) : "";
            return text.contains("/**") && text.contains("@NullMarked");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ACTIONS);
    }
}
