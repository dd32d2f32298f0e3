package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes from outside the playbooks: events, inputs, places to read and write. */
final class HostileInputTest {
    private static final String PLAYBOOKS = "../playbooks";
    private static final Path EVENT = Path.of("../playbooks/cloudtrail-stays-on/events/stop-logging.json");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Told planned(String from, String to) throws IOException {
        var event = Files.readString(EVENT).replace(from, to);
        return Told.by("plan", PLAYBOOKS, "--event", file("event.json", event).toString());
    }

    @Test
    void anAccountOrRegionThatIsNoneIsNotPlannedFor() throws IOException {
        for (var bad : new String[] {"../x", "x.example.com/", "us-east-1\\nx", ""}) {
            var told = planned("\"region\": \"us-east-1\"", "\"region\": \"" + bad + "\"");

            assertFalse(told.out().contains("may "), told.out());
            assertTrue(told.out().contains("fails"), told.out());
        }
        assertTrue(planned("\"account\": \"111122223333\"", "\"account\": \"12\"")
                .out()
                .contains("fails"));
    }

    @Test
    void anEndpointThatIsNoAddressIsWrongUsage() {
        for (var bad : new String[] {"nonsense", "localhost:5000", "ftp://127.0.0.1", "http:///x"}) {
            var told = Told.by("run", PLAYBOOKS, "--event", EVENT.toString(), "--endpoint-url", bad);

            assertEquals(2, told.code(), told.err());
            assertTrue(told.err().contains("expected `http://HOST:PORT`"), told.err());
        }
    }

    @Test
    void textOfAnEventCannotTurnOrHideLines() throws IOException {
        var told = planned("assumed-role/developer/eve\"", "assumed-role/\\u202e\\u001b[31m${inputs.topic}\"");

        assertFalse(told.out().contains("\u202e"), told.out());
        assertFalse(told.out().contains("\u001b"), told.out());
        assertTrue(told.out().contains("${inputs.topic}"), told.out());
    }

    @ParameterizedTest
    @CsvSource({"plan, /developer/eve", "explain, StopLogging"})
    void inJsonItStandsAsEscapes(String verb, String text) throws IOException {
        var event = file("event.json", Files.readString(EVENT).replace(text, text + "\\u202e\\u009b31m"));

        var told = Told.by(verb, PLAYBOOKS, "--event", event.toString(), "--format", "json");

        assertFalse(told.out().contains("\u202e") || told.out().contains("\u009b"), told.out());
        assertTrue(told.out().contains(text + "\\u202e\\u009b31m"), told.out());
    }

    @Test
    void anEmptyEventFileIsTold() throws IOException {
        var told = Told.by("plan", PLAYBOOKS, "--event", file("empty.json", "").toString());

        assertEquals(ExitCode.PROBLEMS, told.code());
        assertTrue(told.err().contains("[invalid-event]"), told.err());
    }

    @Test
    void anEmptyPlaceIsWrongUsage() {
        assertEquals(ExitCode.USAGE, Told.by("plan", PLAYBOOKS, "--event", "").code());
    }

    @Test
    void aValueThatDoesNotFitItsInputIsRefusedBeforeAnythingIsDone() {
        for (var bad : new String[] {"notanarn", ""}) {
            var told = Told.by("run", PLAYBOOKS, "--event", EVENT.toString(), "--input", "topic=" + bad);

            assertEquals(ExitCode.PROBLEMS, told.code(), told.out());
            assertTrue(told.err().contains("`topic`"), told.err());
        }
    }

    @Test
    void nothingInAnInputsFileIsDroppedSilently() throws IOException {
        for (var bad :
                new String[] {"cloudtrail-stays-on: 5", "all: {topc: x}", "cloudtrail-stays-on: {topc: x}", "[x]"}) {
            var inputs = file("inputs.yaml", bad + "\n").toString();

            var told = Told.by("plan", PLAYBOOKS, "--event", EVENT.toString(), "--inputs", inputs);

            assertEquals(ExitCode.PROBLEMS, told.code(), bad);
            assertTrue(told.err().contains("inputs.yaml:1:"), told.err());
        }
    }

    @Test
    void planningOfflineCallsNobody() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();

        var offline = Told.by("plan", PLAYBOOKS, "--event", EVENT.toString(), "--endpoint-url", url);
        server.stop(0);

        assertEquals(ExitCode.FINE, offline.code(), offline.err());
        assertEquals(0, asked.get());
    }
}
