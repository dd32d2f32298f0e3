package io.parry.deploy;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;

/** The queue that events wait in: for a run that has not ended, the event is put there again, for later. */
final class Queue {
    /** <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SQS</a>. */
    static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /** Within the twelve hours that SQS has for a message, counted from when it was received. */
    private static final Duration LONGEST_INVISIBLE = Duration.ofHours(11);

    private static final Operation SEND = Operation.of("sqs:SendMessage");
    private static final Operation CHANGE = Operation.of("sqs:ChangeMessageVisibility");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Cloud cloud;
    private final Target target;
    private final String url;
    private final Clock clock;

    Queue(Cloud cloud, Target target, String url, Clock clock) {
        this.cloud = cloud;
        this.target = target;
        this.url = url;
        this.clock = clock;
    }

    /**
     * Puts a message there, to be delivered after {@code delay}, or after a quarter of an hour if that is sooner.
     *
     * @return whether it is there for sure
     */
    boolean send(String body, Duration delay) {
        var parameters = Value.obj("QueueUrl", url, "MessageBody", body, "DelaySeconds", seconds(delay, LONGEST_DELAY));
        return isDone(SEND, parameters);
    }

    /**
     * Keeps a message that has been received from being delivered again until then.
     *
     * @return whether it is; if not, it comes when the queue's own time is over
     */
    boolean hide(String receiptHandle, Duration delay) {
        var parameters = Value.obj(
                "QueueUrl",
                url,
                "ReceiptHandle",
                receiptHandle,
                "VisibilityTimeout",
                seconds(delay, LONGEST_INVISIBLE));
        return isDone(CHANGE, parameters);
    }

    /** Rounded up: who comes back too early comes back once more. */
    private static long seconds(Duration delay, Duration most) {
        var within = delay.compareTo(most) > 0 ? most : delay;
        return within.isPositive() ? within.plusMillis(999).toSeconds() : 0;
    }

    private boolean isDone(Operation operation, Value parameters) {
        return cloud.call(operation, parameters, target, clock.instant().plus(PATIENCE)) instanceof Answer.Ok;
    }
}
