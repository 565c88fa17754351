package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call to RunTask, by any caller.
 *
 * @param id CloudTrail's id, the same in every delivery of the event
 * @param asked the request; empty if CloudTrail omitted it because of its size
 */
public record RunTaskCall(String id, Optional<ForeignRequest> asked, RecordedOutcome outcome) {

    /** Why ECS made no task, by the run that represents it: one per missing task. */
    public Map<RunId, LaunchFailure> missing() {
        Map<RunId, LaunchFailure> missing = new LinkedHashMap<>();
        if (outcome instanceof RecordedOutcome.Answered answered
                && !answered.failures().isEmpty()) {
            int asked = foreign().map(ForeignRequest::count).orElse(0);
            for (int task = answered.tasks().size(); task < asked; task++) {
                int number = missing.size();
                missing.put(new RunId("launch-" + id + "-" + (number + 1)), answered.failure(number));
            }
        }
        return missing;
    }

    /** The request of a caller that is neither Lifeline nor a service. */
    public Optional<ForeignRequest> foreign() {
        return asked.filter(
                some -> some.startedBy().filter(TaskName::isReserved).isEmpty()
                        && !some.placement().ownedByEcs());
    }

    /**
     * The request.
     *
     * @param count how many tasks
     */
    public record ForeignRequest(RecordedLaunch launch, Optional<String> startedBy, int count) {

        /** What is known about the placement of its tasks, as far as policies select tasks by it. */
        public EcsTask.Placement placement() {
            String definition = launch.request().taskDefinition();
            return new EcsTask.Placement(
                    launch.request().cluster(),
                    definition,
                    // ECS gives a task launched without a group the group of its family.
                    launch.request()
                            .options()
                            .group()
                            .or(() -> Optional.of("family:" + ResourceNames.family(definition))),
                    startedBy,
                    launchType(launch.request().compute()),
                    Optional.empty(),
                    Optional.empty());
        }

        /** Custom providers may be of any type, and the cluster's default strategy is unknown. */
        private static Optional<LaunchType> launchType(Compute compute) {
            return switch (compute) {
                case Compute.OnLaunchType on -> Optional.of(on.type());
                case Compute.OnProviders on ->
                    on.strategy().stream().allMatch(item -> item.provider().startsWith("FARGATE"))
                            ? Optional.of(LaunchType.KnownLaunchType.FARGATE)
                            : Optional.empty();
                case Compute.ClusterDefault any -> Optional.empty();
            };
        }
    }

    /** The result. */
    public sealed interface RecordedOutcome {

        /**
         * ECS answered.
         *
         * @param failures why it made fewer tasks than requested: one failure per task, or one per container instance
         *     without room
         */
        record Answered(List<TaskRef> tasks, List<LaunchFailure> failures) implements RecordedOutcome {
            public Answered {
                tasks = List.copyOf(tasks);
                failures = List.copyOf(failures);
            }

            /** Why the n-th of the missing tasks was not made, 0 for the first. */
            LaunchFailure failure(int missing) {
                return failures.get(Math.min(missing, failures.size() - 1));
            }
        }

        /** The caller got an exception. */
        record CallRefused(String errorCode) implements RecordedOutcome {}

        /** CloudTrail omitted the answer because of its size. */
        record Omitted() implements RecordedOutcome {}
    }
}
