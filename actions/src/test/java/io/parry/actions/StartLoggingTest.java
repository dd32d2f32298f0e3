package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Action;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartLoggingTest extends ActionContract {
    private static final String ARN = "arn:aws:cloudtrail:us-east-1:111122223333:trail/management";

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @Override
    Action action() {
        return new StartLogging();
    }

    @Override
    Value with() {
        return Value.obj("trail", ARN);
    }

    @Override
    Sample world() {
        return new Sample(Value.obj("logging", false))
                .read("cloudtrail:GetTrail", (state, asked) -> Value.obj("Trail", Value.obj("TrailARN", ARN)))
                .read("cloudtrail:GetTrailStatus", (state, asked) -> Value.obj("IsLogging", state.at("logging")))
                .call("cloudtrail:StartLogging", (state, sent) -> state.with("logging", true));
    }

    @Test
    void aStoppedTrailIsStartedByArnAndByName() {
        MOTO.does("s3:CreateBucket", "Bucket", "trail-bucket");
        MOTO.does("cloudtrail:CreateTrail", "Name", "management", "S3BucketName", "trail-bucket");
        for (var trail : List.of(ARN, "management")) {
            MOTO.does("cloudtrail:StopLogging", "Name", "management");
            var target = MOTO.target("us-east-1");
            var story = new Story(action(), Value.obj("trail", trail), target, new Story.Live(MOTO.cloud(), target));
            var call = assertInstanceOf(Plan.Act.class, story.plan()).now().getFirst();
            assertEquals(List.of(ARN), call.about());
            assertEquals(Value.obj("Name", ARN), call.parameters());
            assertEquals(List.of(new Call.Change("IsLogging", Value.of(false), Value.of(true))), call.changes());
            story.act(MOTO.cloud());
            assertEquals(
                    "IsLogging is true",
                    assertInstanceOf(Plan.Holds.class, story.plan()).seen());
        }
    }

    @Test
    void aTrailThatIsGoneIsRefused() {
        var target = MOTO.target("us-east-1");
        for (var trail : List.of("vanished", ARN.replace("management", "vanished"))) {
            var story = new Story(action(), Value.obj("trail", trail), target, new Story.Live(MOTO.cloud(), target));
            var refuse = assertInstanceOf(Plan.Refuse.class, story.plan());
            assertEquals("TrailNotFound", refuse.code());
            assertTrue(refuse.why().contains("does not exist"), refuse.why());
        }
    }

    @Test
    void anArnOfThisAccountNeedsNoLookUpAndGoesHome() {
        var world = new World().says("cloudtrail:GetTrailStatus", Value.obj("IsLogging", false));
        var call = call(ARN, world);
        assertEquals("us-east-1", call.target().region());
        assertEquals(List.of("us-east-1 cloudtrail:GetTrailStatus"), world.asked);
        assertEquals(
                new Call.Undo("cloudtrail:StopLogging", Value.obj("Name", ARN)),
                call.undo().orElseThrow());
    }

    @Test
    void theNameOfAShadowTrailIsStartedAtHome() {
        var world = new World()
                .says(
                        "cloudtrail:GetTrail",
                        Value.obj("Trail", Value.obj("TrailARN", ARN, "HomeRegion", "us-east-1", "Name", "management")))
                .says("cloudtrail:GetTrailStatus", Value.obj("IsLogging", false));
        var call = call("management", world);
        assertEquals("us-east-1", call.target().region());
        assertEquals(Value.obj("Name", ARN), call.parameters());
        assertEquals(List.of("eu-west-1 cloudtrail:GetTrail", "us-east-1 cloudtrail:GetTrailStatus"), world.asked);
    }

    /** What CloudTrail says of it has to fit together before anything is sent anywhere. */
    @Test
    void aTrailOfWhichItIsNotSaidWhereItIsAtHomeIsNotStarted() {
        for (var trail : List.of(
                Value.obj("TrailARN", ARN, "HomeRegion", "eu-west-1"),
                Value.obj("Name", "management"),
                Value.obj("TrailARN", "arn:aws:s3:::management"))) {
            var world = new World()
                    .says("cloudtrail:GetTrail", Value.obj("Trail", trail))
                    .says("cloudtrail:GetTrailStatus", Value.obj("IsLogging", false));
            var plan = new Story(action(), Value.obj("trail", "management"), HERE, world).plan();
            assertInstanceOf(Plan.Refuse.class, plan, trail.show());
        }
    }

    @Test
    void anOrganizationsTrailIsNotAMembersToStart() {
        var arn = ARN.replace("111122223333", "999900001111");
        var world = new World()
                .says(
                        "cloudtrail:GetTrail",
                        Value.obj("Trail", Value.obj("TrailARN", arn, "IsOrganizationTrail", true)));
        var plan = new Story(action(), Value.obj("trail", arn), HERE, world).plan();
        var why = assertInstanceOf(Plan.Refuse.class, plan).why();
        assertTrue(why.contains("its management account can: account 999900001111"), why);
    }

    @Test
    void aTrailOfAnotherAccountIsNeverStarted() {
        var arn = ARN.replace("111122223333", "999900001111");
        for (var reads :
                List.of(new World().says("cloudtrail:GetTrail", Value.obj("Trail", Value.obj())), Story.OFFLINE)) {
            var plan = new Story(action(), Value.obj("trail", arn), HERE, reads).plan();
            assertTrue(assertInstanceOf(Plan.Refuse.class, plan).why().contains("another account's"));
        }
        var byName = new World().says("cloudtrail:GetTrail", Value.obj("Trail", Value.obj("TrailARN", arn)));
        assertInstanceOf(Plan.Refuse.class, new Story(action(), Value.obj("trail", "management"), HERE, byName).plan());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "-trail",
                "trail-",
                "my--trail",
                "my._trail",
                "192.168.5.4",
                "my trail",
                "trail/other",
                "arn:aws:s3:::bucket",
                "arn:aws:sns:us-east-1:111122223333:trail/management",
                "arn:aws-cn:cloudtrail:cn-north-1:111122223333:trail/management",
                "arn:aws:cloudtrail:cn-north-1:111122223333:trail/management",
                "arn:aws:cloudtrail::111122223333:trail/management",
                "arn:aws:cloudtrail:us-east-1:1111:trail/management",
                "arn:aws:cloudtrail:us-east-1:111122223333:trail/a/b",
                "arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/x",
            })
    void whatIsNoTrailOfThisPartitionIsRefusedUnasked(String trail) {
        var world = new World();
        assertInstanceOf(Plan.Refuse.class, new Story(action(), Value.obj("trail", trail), HERE, world).plan());
        assertEquals(List.of(), world.asked);
    }

    /** The trail is at home in us-east-1, the step acts in eu-west-1. */
    @Test
    void aShadowIsStartedAtHomeByNameAndByArn() throws IOException {
        for (var trail : List.of("management", ARN)) {
            try (var aws = new StrictCloudTrail(HERE.account()).with(ARN, false)) {
                started(aws, trail);
            }
        }
    }

    @Test
    void theManagementAccountStartsItsOrganizationsTrail() throws IOException {
        for (var trail : List.of("management", ARN)) {
            try (var aws = new StrictCloudTrail(HERE.account()).with(ARN, true)) {
                started(aws, trail);
            }
        }
    }

    @Test
    void aMemberIsToldWhoCanStartItsOrganizationsTrail() throws IOException {
        var arn = ARN.replace("111122223333", "999900001111");
        try (var aws = new StrictCloudTrail(HERE.account()).with(arn, true)) {
            var plan = new Story(action(), Value.obj("trail", arn), HERE, new Story.Live(aws.cloud(), HERE)).plan();
            var why = assertInstanceOf(Plan.Refuse.class, plan).why();
            assertTrue(why.contains("management account can: account 999900001111"), why);
            assertEquals(List.of(), aws.started());
        }
    }

    @Test
    void elsewhereThanAtHomeItWouldBeRefused() throws IOException {
        try (var aws = new StrictCloudTrail(HERE.account()).with(ARN, false)) {
            var answer = aws.cloud()
                    .call(Operation.of("cloudtrail:StartLogging"), Value.obj("Name", ARN), HERE, Moto.soon());
            var failed = assertInstanceOf(Answer.Failed.class, answer);
            assertEquals("InvalidHomeRegion", failed.code());
            assertEquals(Answer.Kind.REFUSED, failed.kind());
        }
    }

    private void started(StrictCloudTrail aws, String trail) {
        var story = new Story(action(), Value.obj("trail", trail), HERE, new Story.Live(aws.cloud(), HERE));
        story.act(aws.cloud());
        assertEquals(List.of(ARN), aws.started());
        assertInstanceOf(Plan.Holds.class, story.plan());
    }

    @Test
    void offlineThePlanShowsTheCall() {
        var call = call("management", Story.OFFLINE);
        assertEquals(
                "{Name: \"arn:aws:cloudtrail:eu-west-1:111122223333:trail/management\"}",
                call.parameters().show());
        assertInstanceOf(Value.Unknown.class, call.changes().getFirst().before());
    }

    @Test
    void anAnswerWithoutTheMemberIsNotTakenForLogging() {
        assertEquals(
                ARN,
                call(ARN, new World().says("cloudtrail:GetTrailStatus", Value.obj()))
                        .about()
                        .getFirst());
    }

    private Call call(String trail, Reads reads) {
        var plan = new Story(action(), Value.obj("trail", trail), HERE, reads).plan();
        return assertInstanceOf(Plan.Act.class, plan).now().getFirst();
    }

    /** Fixed answers; remembers where what was asked. */
    private static final class World implements Reads {
        private final Map<Operation, Value> answers = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private String region = HERE.region();

        World says(String operation, Value answer) {
            answers.put(Operation.of(operation), answer);
            return this;
        }

        @Override
        public Value get(Operation operation, Value parameters) {
            asked.add(region + " " + operation);
            return answers.getOrDefault(operation, Value.MISSING);
        }

        @Override
        public Value find(Operation operation, Value parameters, String... absentCodes) {
            return get(operation, parameters);
        }

        @Override
        public Value whole(Operation operation, Value parameters, String... absentCodes) {
            return find(operation, parameters, absentCodes);
        }

        @Override
        public Reads in(Target target) {
            region = target.region();
            return this;
        }
    }
}
