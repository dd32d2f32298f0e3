package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/reference/permissions.md shows is what Parry says. */
final class PermissionsPageTest {
    private static final String PAGE = "docs/reference/permissions.md";

    @Test
    void theExampleIsPartOfWhatTheVerbSays() {
        var told = Told.by("permissions", "../playbooks/cloudtrail-stays-on");
        assertTrue(told.out().contains(block("text permissions").text()), told.out());
    }

    @Test
    void thePermissionsOfTheExampleAreAskedFor(@TempDir Path folder) throws IOException {
        var playbook = Files.writeString(folder.resolve("playbook.yaml"), Frame.playbook(block("yaml")));
        assertEquals("", Told.by("validate", playbook.toString()).err());
        var told = Told.by("permissions", playbook.toString());
        assertTrue(told.out().startsWith("! "), told.out() + told.err());
        assertTrue(told.out().contains("  on     arn:aws:s3:::lists/*\n"), told.out());
        assertTrue(told.out().contains("  allow  kms:CreateGrant\n"), told.out());
    }

    private static Pages.Block block(String info) {
        return Pages.blocks(PAGE).stream()
                .filter(block -> block.info().equals(info))
                .findFirst()
                .orElseThrow();
    }
}
