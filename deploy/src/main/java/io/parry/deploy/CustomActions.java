package io.parry.deploy;

import io.parry.engine.value.Value;

/**
 * CloudFormation asks for a custom action of Security Hub to be made, changed or taken away: a request of a <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">custom resource</a>. It
 * waits for the answer at a URL that the request names, for as long as an hour; so there always is one, and what has
 * not been done says why.
 *
 * <p>Only who may call the function gets here. What comes through the queue is an event and nothing else, whatever it
 * looks like: nobody can have the function send something to a URL by writing an event.
 */
final class CustomActions implements Door {
    private final ActionTargets targets;
    private final StackAnswers answers;

    CustomActions(ActionTargets targets, StackAnswers answers) {
        this.targets = targets;
        this.answers = answers;
    }

    @Override
    public boolean takes(Value request) {
        return request.at("RequestType") instanceof Value.Text
                && request.at("ResponseURL") instanceof Value.Text
                && request.at("StackId") instanceof Value.Text;
    }

    /** @throws NotDone where CloudFormation cannot be told; Lambda then calls again */
    @Override
    public Value answer(Value request, Invocation invocation) {
        var url = answers.checked(request.at("ResponseURL").text());
        var result = result(request, invocation);
        var told = Value.obj(
                        "Status",
                        result.isDone() ? "SUCCESS" : "FAILED",
                        "Reason",
                        result.why(),
                        "PhysicalResourceId",
                        result.id())
                .with("StackId", request.at("StackId"))
                .with("RequestId", request.at("RequestId"))
                .with("LogicalResourceId", request.at("LogicalResourceId"));
        answers.send(url, told);
        return told;
    }

    private ActionTargets.Result result(Value request, Invocation invocation) {
        var asked = request.at("RequestType").text();
        var known = request.at("PhysicalResourceId") instanceof Value.Text id ? id.text() : "";
        if (!request.at("ResourceType").equals(Value.of("Custom::SecurityHubAction"))) {
            return ActionTargets.Result.failed(known, "only Custom::SecurityHubAction is known here");
        }
        return switch (asked) {
            case "Create", "Update" ->
                targets.make(request.at("StackId").text(), request.at("ResourceProperties"), known, invocation);
            case "Delete" -> targets.remove(known, invocation);
            default -> ActionTargets.Result.failed(known, "a request to create, update or delete expected");
        };
    }
}
