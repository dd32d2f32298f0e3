package io.parry.deploy;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Answer.Kind;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.run.Sleeper;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Custom actions as Security Hub has them. To make one that is there already is to give it these words, to take away
 * one that is gone is done: so it does not matter how often it is asked.
 */
final class ActionTargets {
    private static final Pattern STACK =
            Pattern.compile("arn:([a-z-]+):cloudformation:([a-z0-9-]+):(\\d{12}):stack/.+");
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:securityhub:[a-z0-9-]+:\\d{12}:action/custom/.+");
    /** Security Hub has been turned off: then there are none. */
    private static final Set<String> GONE = Set.of("ResourceNotFound", "InvalidAccess");

    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** What is left then is for the answer to CloudFormation. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final Cloud cloud;
    private final Target target;
    private final Clock clock;
    private final Sleeper sleeper;

    ActionTargets(Cloud cloud, Target target, Clock clock, Sleeper sleeper) {
        this.cloud = cloud;
        this.target = target;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * What came of it.
     *
     * @param id ARN of the custom action, or what CloudFormation knew it by; never empty
     * @param why empty where it is done
     */
    record Result(String id, String why) {
        /** What could not be made has a name too, which is none of a custom action: taking it away is nothing. */
        static Result failed(String id, String why) {
            return new Result(id.isEmpty() ? "none" : id, why);
        }

        boolean isDone() {
            return why.isEmpty();
        }
    }

    /** @param known what CloudFormation knows it by; empty where it is new */
    Result make(String stack, Value properties, String known, Invocation invocation) {
        var here = STACK.matcher(stack);
        if (!here.matches() || !(properties.at("Id") instanceof Value.Text id)) {
            return Result.failed(known, "a stack's ARN and the Id of a custom action expected");
        }
        var words = Value.obj("Name", properties.at("Name"), "Description", properties.at("Description"));
        var arn = "arn:" + here.group(1) + ":securityhub:" + here.group(2) + ":" + here.group(3) + ":action/custom/"
                + id.text();
        var made = call("CreateActionTarget", words.with("Id", id), invocation);
        if (made instanceof Failed failed && failed.code().equals("ResourceConflict")) {
            made = call("UpdateActionTarget", words.with("ActionTargetArn", arn), invocation);
        }
        return made instanceof Failed failed ? Result.failed(known, why(failed)) : new Result(arn, "");
    }

    Result remove(String arn, Invocation invocation) {
        if (!ARN.matcher(arn).matches()) {
            return new Result(arn.isEmpty() ? "none" : arn, "");
        }
        return call("DeleteActionTarget", Value.obj("ActionTargetArn", arn), invocation) instanceof Failed failed
                        && !GONE.contains(failed.code())
                ? Result.failed(arn, why(failed))
                : new Result(arn, "");
    }

    private static String why(Failed failed) {
        return failed.code() + ": " + failed.message();
    }

    /** Again for as long as it may work: each of the calls may be sent twice. */
    private Answer call(String operation, Value parameters, Invocation invocation) {
        var end = invocation.deadline().minus(MARGIN);
        var answer = cloud.call(new Operation("securityhub", operation), parameters, target, end);
        while (answer instanceof Failed failed
                && (failed.kind() == Kind.AGAIN || failed.kind() == Kind.IN_DOUBT)
                && clock.instant().plus(PAUSE).isBefore(end)) {
            sleeper.sleep(PAUSE);
            answer = cloud.call(new Operation("securityhub", operation), parameters, target, end);
        }
        return answer;
    }
}
