package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Moto;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How old a bundle may be is raised, and lowered only by those who say so. */
final class JournalSequenceTest {
    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private static Told journal(String... line) {
        var at = Stream.of("--region", "us-east-1", "--endpoint-url", MOTO.url().toString());
        return Told.by(Stream.concat(Stream.concat(Stream.of("journal"), Stream.of(line)), at)
                .toArray(String[]::new));
    }

    private static void least(long expected, Told told) {
        assertEquals(0, told.code(), told.err());
        assertTrue(told.out().endsWith(" at least " + expected + "\n"), told.out());
    }

    @Test
    void itIsShownRaisedAndLowered() {
        assertEquals(0, journal("create", "parry").code());
        least(0, journal("sequence", "parry"));
        least(1_790_000_000L, journal("sequence", "parry", "1790000000"));
        var lower = journal("sequence", "parry", "5");
        assertEquals(2, lower.code());
        assertTrue(lower.err().contains("1790000000 already; `--lower` lowers it"), lower.err());
        least(1_790_000_000L, journal("sequence", "parry"));
        assertEquals(2, journal("sequence", "parry", "--lower").code());
        assertEquals(2, journal("sequence", "parry", "-1").code());
        least(5, journal("sequence", "parry", "5", "--lower"));
        assertEquals(3, journal("sequence", "nothing-there").code());
    }
}
