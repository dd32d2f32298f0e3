package io.parry.actions;

import io.parry.engine.action.Target;
import java.util.Optional;

/** The one Region of a partition in which CloudFront, and what belongs to it, is called. */
final class CloudFrontHome {
    private CloudFrontHome() {}

    /** Empty where the partition has no CloudFront. */
    static Optional<Target> of(Target target) {
        return switch (target.partition()) {
            case "aws" -> Optional.of(target.inRegion("us-east-1"));
            case "aws-cn" -> Optional.of(target.inRegion("cn-northwest-1"));
            default -> Optional.empty();
        };
    }
}
