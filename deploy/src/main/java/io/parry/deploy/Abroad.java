package io.parry.deploy;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Instant;

/** In other accounts than its own the function acts in the role that each of them has for it. */
final class Abroad implements Cloud {
    private final Cloud cloud;
    private final String home;
    private final String role;

    /**
     * @param home the function's account
     * @param role the name of that role
     */
    Abroad(Cloud cloud, String home, String role) {
        this.cloud = cloud;
        this.home = home;
        this.role = role;
    }

    /** ARN of the role in that account. */
    static String arn(Target target, String role) {
        return "arn:" + target.partition() + ":iam::" + target.account() + ":role/" + role;
    }

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        return cloud.call(operation, parameters, there(target), deadline);
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        return cloud.read(operation, parameters, there(target), deadline);
    }

    private Target there(Target target) {
        return target.role().isEmpty()
                        && !target.account().isEmpty()
                        && !target.account().equals(home)
                ? new Target(target.partition(), target.account(), target.region(), arn(target, role))
                : target;
    }
}
