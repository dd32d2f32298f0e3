package io.parry.actions.door;

import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a resource is at home, whatever the step's Region: what protects CloudFront has to be asked for in us-east-1
 * (<a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACL.html">Scope</a>). Account and role stay.
 *
 * <p>Said at the door, so that no reader or action has to think of it. What a call is about stays as it was: an ARN of
 * such a resource names us-east-1 itself, and a stand-in is made of the step's Region as for any other call.
 */
final class Homes {
    private static final String CLOUDFRONT = "us-east-1";
    private static final Pattern GLOBAL = Pattern.compile("arn:[a-z-]+:wafv2:us-east-1:[0-9]*:global/.*");

    private Homes() {}

    static Target of(Operation operation, Value parameters, Target target) {
        return operation.service().equals("wafv2") && isForCloudFront(parameters.reveal())
                ? new Target(target.partition(), target.account(), CLOUDFRONT, target.role())
                : target;
    }

    /** By its scope, or by an ARN at the top or in a logging configuration, where it names what is logged. */
    private static boolean isForCloudFront(Value given) {
        return given.at("Scope").equals(Value.of("CLOUDFRONT"))
                || Stream.of(given, given.at("LoggingConfiguration")).anyMatch(Homes::holdsGlobal);
    }

    private static boolean holdsGlobal(Value given) {
        return given instanceof Value.Obj obj
                && obj.members().values().stream()
                        .anyMatch(value -> value instanceof Value.Text text
                                && GLOBAL.matcher(text.text()).matches());
    }
}
