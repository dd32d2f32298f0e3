package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.VirtualTime;
import io.parry.engine.action.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Clients and the credentials of roles: made late, once, and anew when they end. */
final class ClientsTest {
    private static final String IAM = IamClient.class.getName();
    private static final String ROLE = "arn:aws:iam::444455556666:role/responder";
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final FakeAws fake = new FakeAws();
    private final VirtualTime time = new VirtualTime(START);
    private final Clients clients = new Clients(Connection.named("test").at(fake.url()), time);

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
    }

    @AfterEach
    void close() {
        clients.close();
        fake.close();
    }

    @Test
    void manyThreadsShareOneClientAndNothingIsAskedBeforeACall() throws Exception {
        var found = Collections.newSetFromMap(new IdentityHashMap<SdkAutoCloseable, Boolean>());
        try (var threads = Executors.newFixedThreadPool(8)) {
            var asks = new ArrayList<Callable<SdkAutoCloseable>>(
                    Collections.nCopies(32, () -> clients.get(IAM, Target.of("", "us-east-1", ROLE))));
            for (var client : threads.invokeAll(asks)) {
                found.add(client.get());
            }
        }
        assertEquals(1, found.size());
        assertTrue(fake.asked().isEmpty());
    }

    @Test
    void roleAndRegionHaveClientsOfTheirOwn() {
        var here = clients.get(IAM, Target.of("", "us-east-1", ""));
        assertNotSame(here, clients.get(IAM, Target.of("", "eu-west-1", "")));
        assertNotSame(here, clients.get(IAM, Target.of("", "us-east-1", ROLE)));
    }

    @Test
    void aRoleIsAssumedOnceForAllRegionsAndAnewShortlyBeforeItEnds() {
        fake.replies(exchange -> FakeAws.answer(exchange, 200, java.util.Map.of(), reply()));
        listUsers("us-east-1");
        listUsers("eu-west-1");
        assertEquals(1, assumed());
        time.sleep(Duration.ofMinutes(54));
        listUsers("us-east-1");
        assertEquals(1, assumed());
        time.sleep(Duration.ofMinutes(2));
        listUsers("us-east-1");
        listUsers("eu-west-1");
        assertEquals(2, assumed());
    }

    private void listUsers(String region) {
        ((IamClient) clients.get(IAM, Target.of("", region, ROLE))).listUsers();
    }

    private String reply() {
        return fake.asked().getLast().contains("AssumeRole")
                ? "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId>"
                        + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>"
                        + time.instant().plus(Duration.ofHours(1))
                        + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
                : "<ListUsersResponse><ListUsersResult><Users/></ListUsersResult></ListUsersResponse>";
    }

    private long assumed() {
        return fake.asked().stream().filter(text -> text.contains("AssumeRole")).count();
    }
}
