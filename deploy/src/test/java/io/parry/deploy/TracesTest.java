package io.parry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.model.Mode;
import io.parry.engine.run.RunResult;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What X-Ray's daemon hears of a run. */
final class TracesTest {
    private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=";

    private static RunResult failed() {
        var yard =
                new Yard("triggers: [{name: any, match: {$.source: a}}]\nsteps: [{action: Fail, with: {reason: x}}]\n");
        var match = yard.engine()
                .match(Events.event(Value.obj("source", "a", "account", "111122223333", "region", "us-east-1"), "e"))
                .getFirst();
        return new RunResult(
                match, Mode.ENFORCE, "run-1", "failed", Optional.empty(), Value.obj(), false, Optional.empty());
    }

    private static String heard(String sampled) throws IOException {
        try (var daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            daemon.setSoTimeout(1000);
            var traces = new Traces(
                    Optional.of("127.0.0.1:" + daemon.getLocalPort()), () -> TRACE + sampled, Clock.systemUTC());
            var result = failed();
            traces.of("one", () -> result);
            var packet = new DatagramPacket(new byte[65_000], 65_000);
            daemon.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aRunIsASubsegmentOfItsInvocation() throws IOException, JsonError {
        var lines = heard("1").split("\n", 2);

        assertEquals("{\"format\":\"json\",\"version\":1}", lines[0]);
        var document = Json.read(lines[1]);
        assertEquals(Value.of("1-5759e988-bd862e3fe1be46a994272793"), document.at("trace_id"));
        assertEquals(Value.of("53995c3f42cd8ad8"), document.at("parent_id"));
        assertEquals(Value.of(true), document.at("fault"));
        assertEquals(Value.of("failed"), document.at("annotations").at("outcome"));
        assertTrue(document.at("id").text().matches("[0-9a-f]{16}"));
    }

    @Test
    void anInvocationThatIsNotSampledIsNotToldOf() {
        assertThrows(SocketTimeoutException.class, () -> heard("0"));
    }
}
