package io.parry.deploy;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks the function once, without Lambda: the request comes on stdin, the answer goes to stdout behind the log. With
 * the function's own settings and credentials; how its start is timed, and how its archive of classes is made.
 */
final class Invoke {
    private static final Duration TIME = Duration.ofMinutes(1);

    private Invoke() {}

    public static void main(String[] args) throws IOException {
        var deadline = Instant.now().plus(TIME);
        var answer = new ByteArrayOutputStream();
        new Dispatcher().handleRequest(System.in, answer, new Alone(deadline));
        System.out.write(answer.toByteArray());
        System.out.println();
    }

    private record Alone(Instant deadline) implements Context {
        @Override
        public String getAwsRequestId() {
            return "invoke-" + ProcessHandle.current().pid();
        }

        @Override
        public int getRemainingTimeInMillis() {
            return Math.toIntExact(Duration.between(Instant.now(), deadline).toMillis());
        }

        @Override
        public String getLogGroupName() {
            return "";
        }

        @Override
        public String getLogStreamName() {
            return "";
        }

        @Override
        public String getFunctionName() {
            return "parry";
        }

        @Override
        public String getFunctionVersion() {
            return "";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "";
        }

        @Override
        public @Nullable CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public @Nullable ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 0;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new IllegalStateException("the function writes its own log");
        }
    }
}
