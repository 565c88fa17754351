package dev.lifeline.controller.event;

/** A message from EventBridge. Every message is one of these: reading never throws. */
public sealed interface Event {

    /** An "ECS Task State Change". */
    record TaskStateChange(Envelope envelope, TaskDetail detail) implements Event {}

    /** An "ECS Container Instance State Change" or an "ECS Container Instance Health Change". */
    record InstanceChange(Envelope envelope, InstanceDetail detail) implements Event {}

    /**
     * A RunTask, "AWS API Call via CloudTrail". It may arrive before, with or minutes after the events of its tasks.
     */
    record RunTaskRecorded(Envelope envelope, RunTaskCall call) implements Event {}

    /** A timer that Lifeline set for a run. */
    record TimerExpired(Timer timer) implements Event {}

    /** A valid event of another kind: AWS may add kinds at any time. */
    record Unsupported(Envelope envelope) implements Event {}

    /**
     * A message that can never be handled.
     *
     * @param reason every problem with its path in the JSON, as in {@code detail.taskArn: missing}; never a value of
     *     the text, because values may be secrets
     */
    record Malformed(String reason) implements Event {}
}
