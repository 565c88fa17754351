package dev.lifeline.controller.event;

/**
 * What a message from EventBridge turned out to be. Whatever arrives is one of these: reading it never fails with an
 * exception.
 */
public sealed interface Event {

    /** An "ECS Task State Change". */
    record TaskStateChange(Envelope envelope, TaskDetail detail) implements Event {}

    /** An "ECS Container Instance State Change" or an "ECS Container Instance Health Change". */
    record InstanceChange(Envelope envelope, InstanceDetail detail) implements Event {}

    /** A RunTask, "AWS API Call via CloudTrail": it may come before, with or minutes after its tasks' own events. */
    record RunTaskRecorded(Envelope envelope, RunTaskCall call) implements Event {}

    /** A timer that Lifeline set for a run. */
    record TimerExpired(Timer timer) implements Event {}

    /** A proper event of a kind that is none of ours: AWS announces that it may add more at any time. */
    record Unsupported(Envelope envelope) implements Event {}

    /**
     * No event that could be handled, now or later.
     *
     * @param reason every problem with its path in the JSON, as in {@code detail.taskArn: missing}; never a value out
     *     of the text, since values may be secrets
     */
    record Malformed(String reason) implements Event {}
}
