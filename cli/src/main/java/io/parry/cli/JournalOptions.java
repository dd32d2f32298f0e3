package io.parry.cli;

import io.parry.actions.door.AwsCloud;
import io.parry.actions.journal.DynamoJournal;
import io.parry.actions.journal.Table;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.run.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the journal is kept. */
final class JournalOptions {
    private static final String DYNAMODB = "dynamodb:";

    @Option(
            names = "--journal",
            paramLabel = "JOURNAL",
            defaultValue = "memory",
            description = "memory, or dynamodb:TABLE.")
    private String journal = "memory";

    @Option(
            names = "--journal-endpoint-url",
            paramLabel = "URL",
            description = "Where DynamoDB is, instead of AWS; else AWS_ENDPOINT_URL_DYNAMODB, else --endpoint-url.")
    private @Nullable URI endpoint;

    /** A journal that answers; closes its connection. */
    record Opened(Journal journal, AutoCloseable connection) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    /** @throws Refused where it does not answer */
    Opened open(AwsOptions aws, Clock clock, Sleeper sleeper) {
        if (journal.equals("memory")) {
            return new Opened(new MemoryJournal(), () -> {});
        }
        var cloud = cloud(aws);
        var opened = new DynamoJournal(cloud, target(aws), table(), clock, sleeper);
        try {
            var unused = opened.control();
        } catch (Journal.Unreachable unreachable) {
            cloud.close();
            throw Refused.failed("the journal `" + journal + "`: " + unreachable.getMessage());
        }
        return new Opened(opened, cloud);
    }

    /** @return whether the table was made; false where there was one already */
    boolean create(AwsOptions aws, Clock clock, Sleeper sleeper) {
        try (var cloud = cloud(aws)) {
            return new Table(cloud, target(aws), table(), clock, sleeper).create();
        } catch (Journal.Unreachable unreachable) {
            throw Refused.failed("the journal `" + journal + "`: " + unreachable.getMessage());
        }
    }

    private String table() {
        if (!journal.startsWith(DYNAMODB) || journal.length() == DYNAMODB.length()) {
            throw Refused.usage("`--journal " + journal + "`: `memory` or `dynamodb:TABLE` expected");
        }
        return journal.substring(DYNAMODB.length());
    }

    private static Target target(AwsOptions aws) {
        if (aws.homeRegion().isEmpty()) {
            throw Refused.usage("a journal on DynamoDB needs a Region: `--region` or AWS_REGION");
        }
        return Target.of("", aws.homeRegion(), "");
    }

    /** A connection of its own: a storm of other calls does not keep the journal waiting. */
    private AwsCloud cloud(AwsOptions aws) {
        return aws.connected("parry-journal", Optional.ofNullable(endpoint), "DYNAMODB");
    }
}
