package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference is as actions, operators and filters are. */
final class ReferenceTest {
    private static final Catalog CATALOG = new AwsCatalog(new Operations());

    @Test
    void thePageOfOperatorsIsAsTheySayThemselves() {
        Golden.hold(Pages.file("docs/reference/operators.md"), ReferencePages.operators());
    }

    @Test
    void thePageOfFiltersIsAsTheySayThemselves() {
        Golden.hold(Pages.file("docs/reference/filters.md"), ReferencePages.filters());
    }

    @Test
    void thePageOfActionsIsAsTheySayThemselves() {
        Golden.hold(Pages.file("docs/reference/actions.md"), ReferencePages.actions(CATALOG));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("actions")
    void theExampleOfAnActionIsAStep(String name, @TempDir Path folder) throws IOException {
        var example = CATALOG.named(name).orElseThrow().spec().example();
        var file = Files.writeString(folder.resolve("playbook.yaml"), Frame.withSteps(example));
        var told = Told.by("validate", "--strict", file.toString());
        assertEquals(0, told.code(), told.out());
    }

    static Stream<String> actions() {
        return CATALOG.names().stream();
    }
}
