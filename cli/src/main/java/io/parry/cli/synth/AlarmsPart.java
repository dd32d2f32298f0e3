package io.parry.cli.synth;

/** What somebody has to be told of at night. docs/reference/deployment.md says what to do about each. */
final class AlarmsPart {
    /** A message that waits with a delay may count as old: the longest delay, and time to be handled. */
    private static final int OLD_SECONDS = 1_200;

    private AlarmsPart() {}

    static void add(Template template) {
        queues(template);
        function(template);
        runs(template);
    }

    private static void queues(Template template) {
        template.resource(
                "OldEvents",
                Alarm.named("old-events", "An event has waited for 20 minutes")
                        .ofQueue("ApproximateAgeOfOldestMessage", "Queue")
                        .over("Maximum", OLD_SECONDS)
                        .resource());
        template.resource(
                "LostEvents",
                Alarm.named("dead-letters", "An event could not be handled and is set aside")
                        .ofQueue("ApproximateNumberOfMessagesVisible", "DeadLetters")
                        .over("Maximum", 0)
                        .resource());
    }

    private static void function(Template template) {
        template.resource(
                "Errors",
                Alarm.named("errors", "The function ended with an error")
                        .ofFunction("Errors")
                        .over("Sum", 0)
                        .resource());
        template.resource(
                "Throttles",
                Alarm.named("throttles", "The function is kept from starting")
                        .ofFunction("Throttles")
                        .over("Sum", 0)
                        .times(3)
                        .resource());
        template.resource(
                "Silence",
                Alarm.named("silence", "The function was not even called to sweep for 10 minutes")
                        .ofFunction("Invocations")
                        .under(1)
                        .times(2)
                        .resource());
    }

    private static void runs(Template template) {
        template.resource(
                "FailedRuns",
                Alarm.named("failed-runs", "A run failed; what it was to do is not done")
                        .ofRuns("failed")
                        .over("Sum", 0)
                        .resource());
        template.resource(
                "UnverifiedRuns",
                Alarm.named("not-verified-runs", "A run has changed something and cannot prove it")
                        .ofRuns("not-verified")
                        .over("Sum", 0)
                        .resource());
    }
}
