package dev.lifeline.controller.report;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.task.Port;
import dev.lifeline.lifecycle.task.PortStatus;
import dev.lifeline.lifecycle.task.RuntimeStatus;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an attempt.
 *
 * @param finding why it ended or is being stopped; the evidence of a success
 * @param runtimeId the container runtime's id of the container that {@code finding} is about, or of an essential one
 * @param ports the ports of its containers on their host
 * @param containers as they were last saved; empty for an earlier attempt
 * @param link its task in the AWS console
 */
public record AttemptDescription(
        int number,
        TaskState state,
        Optional<Finding> finding,
        Optional<TaskRef> task,
        AttemptTimes times,
        Optional<String> runtimeId,
        List<Port> ports,
        List<EcsContainer> containers,
        Optional<String> link,
        List<LogPlace> logs) {

    /**
     * When things happened.
     *
     * @param began when the attempt was decided
     * @param started when its task was first RUNNING
     * @param stopped when the containers of its task had stopped
     */
    public record AttemptTimes(
            Instant began, Optional<Instant> ended, Optional<Instant> started, Optional<Instant> stopped) {}

    static AttemptDescription of(PastAttempt past) {
        return new AttemptDescription(
                past.number(),
                past.state(),
                Optional.of(Finding.of(past.why())),
                past.task(),
                new AttemptTimes(
                        past.created(),
                        Optional.of(past.ended()),
                        past.times().started(),
                        past.times().stopped()),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    static AttemptDescription of(Attempt attempt, Optional<Finding> finding) {
        Optional<EcsTask.Times> times = attempt.seen().map(EcsTask::times);
        return new AttemptDescription(
                attempt.number(),
                attempt.status().state(),
                finding,
                attempt.task(),
                new AttemptTimes(
                        attempt.created(),
                        Optional.of(attempt.status().timestamp()).filter(at -> attempt.isOver()),
                        times.flatMap(EcsTask.Times::started),
                        times.flatMap(EcsTask.Times::stopped)),
                attempt.status().runtime().map(RuntimeStatus::containerId).filter(id -> !id.isEmpty()),
                attempt.status().ports().map(PortStatus::ports).orElse(List.of()),
                attempt.seen().map(EcsTask::containers).orElse(List.of()),
                Optional.empty(),
                List.of());
    }

    /** The same with the link to its task, and the places of its logs. */
    AttemptDescription shown(Optional<String> taskLink, List<LogPlace> places) {
        return new AttemptDescription(
                number, state, finding, task, times, runtimeId, ports, containers, taskLink, places);
    }
}
