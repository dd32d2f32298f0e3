package io.parry.cli.synth;

import io.parry.engine.value.Value;

/** The template of the account and Region in which the playbooks run. Reads like the way of an event. */
public final class HomeTemplate {
    private HomeTemplate() {}

    /** A CloudFormation template; the same for the same playbooks, in whatever order they are given. */
    public static Value of(Deployed deployed) {
        var template = new Template("Parry: security response from " + counted(deployed) + ", one function");
        Settings.add(template);
        RulesPart.add(template, deployed);
        QueuePart.add(template, deployed);
        FunctionPart.add(template, deployed);
        RolePart.add(template, deployed);
        TablePart.add(template);
        SweepPart.add(template);
        RotationPart.add(template, deployed);
        ButtonsPart.add(template, deployed);
        TopicPart.add(template);
        AlarmsPart.add(template);
        OrganizationPart.add(template);
        outputs(template);
        return template.value();
    }

    private static String counted(Deployed deployed) {
        int count = deployed.playbooks().size();
        return count == 1 ? "1 playbook" : count + " playbooks";
    }

    private static void outputs(Template template) {
        template.output("Alias", "What is called: the version that is live", Cfn.ref("Alias"));
        template.output("LogGroup", "Records of runs, a line each", Cfn.ref("Logs"));
        template.output("Queue", "URL of the queue that events wait in", Cfn.ref("Queue"));
        template.output("DeadLetters", "URL of the queue of events that nobody could handle", Cfn.ref("DeadLetters"));
        template.output("Role", "What the function may do", Cfn.arn("Role"));
        template.output("Table", "The journal; `parry journal mode` stops all runs", Cfn.ref("Table"));
        template.output("Topic", "Where alarms go; fit for a playbook's `topic`", Cfn.ref("Topic"));
    }
}
