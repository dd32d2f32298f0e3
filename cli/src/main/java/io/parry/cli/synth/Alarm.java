package io.parry.cli.synth;

import io.parry.engine.value.Value;

/** An alarm that is being described. */
record Alarm(Resource resource) {
    private static final int PERIOD_SECONDS = 300;

    /** @param says what is so, a sentence without its full stop */
    static Alarm named(String name, String says) {
        return new Alarm(new Resource("AWS::CloudWatch::Alarm")
                .set("AlarmName", Cfn.sub("${AWS::StackName}-" + name))
                .set("AlarmDescription", says + ". What to do: docs/reference/deployment.md#" + name)
                .set("AlarmActions", Value.arr(Cfn.ref("Topic")))
                .set("OKActions", Value.arr(Cfn.ref("Topic")))
                .set("Period", PERIOD_SECONDS)
                .set("EvaluationPeriods", 1));
    }

    Alarm ofQueue(String metric, String queue) {
        return of("AWS/SQS", metric, "QueueName", Cfn.att(queue, "QueueName"));
    }

    Alarm ofFunction(String metric) {
        return of("AWS/Lambda", metric, "FunctionName", Cfn.ref("Function"));
    }

    /** Of the metrics that runs write themselves; the engine's {@code Metrics} says which. */
    Alarm ofRuns(String outcome) {
        return of("Parry", "Runs", "outcome", Value.of(outcome));
    }

    private Alarm of(String namespace, String metric, String dimension, Value value) {
        resource.set("Namespace", namespace)
                .set("MetricName", metric)
                .set("Dimensions", Value.arr(Value.obj("Name", dimension, "Value", value)));
        return this;
    }

    /** Where nothing is measured, nothing has happened. */
    Alarm over(String statistic, int threshold) {
        return compared(statistic, "GreaterThanThreshold", threshold, "notBreaching");
    }

    /** Where nothing is measured, it is too little. */
    Alarm under(int threshold) {
        return compared("Sum", "LessThanThreshold", threshold, "breaching");
    }

    private Alarm compared(String statistic, String operator, int threshold, String missing) {
        resource.set("Statistic", statistic)
                .set("ComparisonOperator", operator)
                .set("Threshold", threshold)
                .set("TreatMissingData", missing);
        return this;
    }

    /** Only when it is so for that many periods, one after the other. */
    Alarm times(int periods) {
        resource.set("EvaluationPeriods", periods);
        return this;
    }
}
