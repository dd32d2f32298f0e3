package io.parry.engine.compile;

import io.parry.engine.action.Action;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what an action's name stands for, or says which name was probably meant. */
final class ActionNames {
    /** Actions that the engine itself carries out. */
    private static final List<String> BUILT_IN = List.of("Succeed", "Fail", "AwsModify", "http:GET");

    /** Names of services in IAM, CloudTrail or the console, against those of playbooks. */
    private static final Map<String, String> OTHER_SPELLINGS = Map.ofEntries(
            Map.entry("elasticloadbalancing", "elbv2"),
            Map.entry("elasticfilesystem", "efs"),
            Map.entry("monitoring", "cloudwatch"),
            Map.entry("states", "stepfunctions"),
            Map.entry("sfn", "stepfunctions"),
            Map.entry("es", "opensearch"),
            Map.entry("eventbridge", "events"),
            Map.entry("cloudwatchlogs", "logs"),
            Map.entry("s3api", "s3"),
            Map.entry("waf", "wafv2"),
            Map.entry("config-service", "config"),
            Map.entry("inspector", "inspector2"),
            Map.entry("cognitoidentityprovider", "cognito-idp"));

    private static final OperationFacts HTTP_GET = new OperationFacts(
            new Operation("http", "GET"),
            true,
            Effect.NOTIFY,
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            false);

    private final Catalog catalog;
    private final Problems problems;

    ActionNames(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    sealed interface Found {}

    record Named(Action action) implements Found {}

    record Api(OperationFacts facts) implements Found {}

    /** Empty, and a problem at the name, where there is no such action. */
    Optional<Found> find(Node.Scalar name) {
        var text = name.text();
        if (text.equals("http:GET")) {
            return Optional.of(new Api(HTTP_GET));
        }
        if (isOperation(text)) {
            return operation(name, Operation.of(text));
        }
        var action = catalog.named(text);
        if (action.isEmpty()) {
            unknownAction(name);
        }
        return action.map(Named::new);
    }

    /** Whether there is one colon in it, and something on either side. */
    private static boolean isOperation(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && colon < text.length() - 1 && text.indexOf(':', colon + 1) < 0;
    }

    boolean tellsOnly(Action action) {
        var calls = action.spec().uses().calls();
        return !calls.isEmpty()
                && calls.stream()
                        .allMatch(call -> catalog.operation(call)
                                .filter(facts -> facts.effect() == Effect.NOTIFY)
                                .isPresent());
    }

    private Optional<Found> operation(Node.Scalar name, Operation operation) {
        var facts = catalog.operation(operation);
        if (facts.isPresent()) {
            return Optional.of(new Api(facts.get()));
        }
        if (!catalog.services().contains(operation.service())) {
            unknownService(name, operation);
        } else {
            unknownOperation(name, operation);
        }
        return Optional.empty();
    }

    private void unknownAction(Node.Scalar name) {
        var known = new ArrayList<>(catalog.names());
        known.addAll(BUILT_IN);
        var problem =
                Problem.error(ProblemCode.UNKNOWN_ACTION, name.location(), "unknown action `" + name.text() + "`");
        problems.add(NearestName.of(name.text(), known)
                .or(() -> operationCalled(name.text()))
                .map(near -> problem.hint("did you mean `" + near + "`?"))
                .orElse(problem.hint("an action is `service:Operation` or one of " + String.join(", ", known))));
    }

    /** {@code RevokeSecurityGroupIngress} without its service. */
    private Optional<String> operationCalled(String name) {
        return catalog.services().stream()
                .filter(service -> catalog.operations(service).contains(name))
                .map(service -> service + ":" + name)
                .findFirst();
    }

    private void unknownService(Node.Scalar name, Operation operation) {
        var where = name.at(0, operation.service().length());
        var problem =
                Problem.error(ProblemCode.UNKNOWN_OPERATION, where, "unknown service `" + operation.service() + "`");
        var other = Optional.ofNullable(OTHER_SPELLINGS.get(operation.service()))
                .filter(catalog.services()::contains)
                .or(() -> NearestName.of(operation.service(), catalog.services()));
        problems.add(other.map(near -> problem.hint("did you mean `" + near + ":" + operation.name() + "`?"))
                .orElse(problem.hint("known services: " + String.join(", ", catalog.services()))));
    }

    private void unknownOperation(Node.Scalar name, Operation operation) {
        int from = operation.service().length() + 1;
        var where = name.at(from, name.text().length());
        var problem = Problem.error(
                ProblemCode.UNKNOWN_OPERATION,
                where,
                "`" + operation.service() + "` has no operation `" + operation.name() + "`");
        problems.add(NearestName.of(operation.name(), catalog.operations(operation.service()))
                .map(near -> problem.hint("did you mean `" + operation.service() + ":" + near + "`?"))
                .orElse(problem));
    }
}
