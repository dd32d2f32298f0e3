package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ConnectionTest {
    @Test
    void aSessionIsNamedAsStsTakesIt() {
        assertEquals("run-1.a@b", Connection.named("run-1.a@b").sessionName());
        assertEquals("a-b-c", Connection.named("a/b c").sessionName());
        assertEquals("parry-x", Connection.named("x").sessionName());
        assertEquals(64, Connection.named("r".repeat(90)).sessionName().length());
        assertTrue(Connection.named("\u00fc").sessionName().matches("[\\w+=,.@-]{2,64}"));
    }
}
