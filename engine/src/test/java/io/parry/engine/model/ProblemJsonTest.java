package io.parry.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.value.Json;
import org.junit.jupiter.api.Test;

final class ProblemJsonTest {
    private static final Problem PROBLEM =
            Problem.error(ProblemCode.UNKNOWN_ACTION, new Location("x.yaml", 31, 13, 25), "unknown action `x`");

    @Test
    void writesWhatProgramsNeed() {
        assertEquals(
                "{\"code\":\"unknown-action\",\"severity\":\"error\",\"message\":\"unknown action `x`\",\"hint\":\"y\","
                        + "\"file\":\"x.yaml\",\"line\":31,\"column\":13,\"end_column\":25}",
                Json.write(ProblemJson.toValue(PROBLEM.hint("y"))));
    }

    @Test
    void leavesOutAHintThatIsNotThere() {
        assertEquals(
                "{\"code\":\"unknown-action\",\"severity\":\"error\",\"message\":\"unknown action `x`\","
                        + "\"file\":\"x.yaml\",\"line\":31,\"column\":13,\"end_column\":25}",
                Json.write(ProblemJson.toValue(PROBLEM)));
    }
}
