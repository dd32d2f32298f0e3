package io.parry.cli.synth;

import io.parry.engine.value.Value;

/** Once a minute: runs whose process has died, and those whose time has come. */
final class SweepPart {
    private SweepPart() {}

    static void add(Template template) {
        var alias = Value.obj("Id", "alias", "Arn", Cfn.ref("Alias")).with("Input", "{\"sweep\": true}");
        template.resource(
                "Sweep",
                new Resource("AWS::Events::Rule")
                        .set("Name", Cfn.sub("${AWS::StackName}-sweep"))
                        .set("Description", "Has the function look after runs that nobody holds any more")
                        .set("ScheduleExpression", "rate(1 minute)")
                        .set("State", "ENABLED")
                        .set("Targets", Value.arr(alias)));
        template.resource(
                "SweepPermission",
                new Resource("AWS::Lambda::Permission")
                        .set("Action", "lambda:InvokeFunction")
                        .set("FunctionName", Cfn.ref("Alias"))
                        .set("Principal", "events.amazonaws.com")
                        .set("SourceArn", Cfn.arn("Sweep")));
    }
}
