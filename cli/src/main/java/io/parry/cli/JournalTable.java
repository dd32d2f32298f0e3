package io.parry.cli;

import io.parry.actions.door.AwsCloud;
import io.parry.actions.journal.DynamoJournal;
import io.parry.actions.journal.Table;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.run.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the DynamoDB of a journal is reached. */
final class JournalTable {
    @Option(
            names = "--journal-endpoint-url",
            paramLabel = "URL",
            description = "Where DynamoDB is, instead of AWS; else AWS_ENDPOINT_URL_DYNAMODB, else --endpoint-url.")
    private @Nullable URI endpoint;

    /** An open journal; closes its connection. */
    record Opened(Journal journal, Runnable connection) implements AutoCloseable {
        @Override
        public void close() {
            connection.run();
        }
    }

    /** @throws Refused where it does not answer */
    Opened open(String table, AwsOptions aws, Clock clock, Sleeper sleeper) {
        var target = target(aws);
        var cloud = cloud(aws);
        var journal = new DynamoJournal(cloud, target, table, clock, sleeper);
        try {
            var unused = journal.control();
        } catch (Journal.Unreachable unreachable) {
            cloud.close();
            throw unusable(table, unreachable);
        }
        return new Opened(journal, cloud::close);
    }

    /** @throws Refused where that does not work */
    Table.Made create(String table, AwsOptions aws, Clock clock, Sleeper sleeper) {
        try (var cloud = cloud(aws)) {
            return new Table(cloud, target(aws), table, clock, sleeper).create();
        } catch (Journal.Unreachable unreachable) {
            throw unusable(table, unreachable);
        }
    }

    static Refused unusable(String table, Journal.Unreachable unreachable) {
        return Refused.failed("the journal `" + table + "`: " + unreachable.getMessage());
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
