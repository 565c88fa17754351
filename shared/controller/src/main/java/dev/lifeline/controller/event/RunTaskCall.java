package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.TaskName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of RunTask, by whomever.
 *
 * @param id CloudTrail's, the same however often the event is delivered
 * @param asked what was asked for; empty where CloudTrail left it out, being too large
 */
public record RunTaskCall(String id, Optional<Asked> asked, Outcome outcome) {

    /** Why ECS made no task, by the run that stands for it: as many as there are fewer tasks than were asked for. */
    public Map<RunId, LaunchFailure> missing() {
        Map<RunId, LaunchFailure> missing = new LinkedHashMap<>();
        if (outcome instanceof Outcome.Answered answered && !answered.failures().isEmpty()) {
            int asked = foreign().map(Asked::count).orElse(0);
            for (int task = answered.tasks().size(); task < asked; task++) {
                int number = missing.size();
                missing.put(new RunId("launch-" + id + "-" + (number + 1)), answered.failure(number));
            }
        }
        return missing;
    }

    /** What somebody else than Lifeline asked for, and no service. */
    public Optional<Asked> foreign() {
        return asked.filter(
                some -> some.startedBy().filter(TaskName::isReserved).isEmpty()
                        && !some.placement().ownedByEcs());
    }

    /**
     * What was asked for.
     *
     * @param count how many tasks
     */
    public record Asked(RecordedLaunch launch, Optional<String> startedBy, int count) {

        /** What is known of where its tasks are to run, as far as policies pick tasks by it. */
        public EcsTask.Placement placement() {
            String definition = launch.request().taskDefinition();
            return new EcsTask.Placement(
                    launch.request().cluster(),
                    definition,
                    // ECS gives a task that is launched without a group that of its family.
                    launch.request()
                            .options()
                            .group()
                            .or(() -> Optional.of("family:" + ResourceNames.family(definition))),
                    startedBy,
                    launchType(launch.request().compute()),
                    Optional.empty(),
                    Optional.empty());
        }

        /** Providers of one's own may be of any type, and the cluster's default strategy is not told. */
        private static Optional<LaunchType> launchType(Compute compute) {
            return switch (compute) {
                case Compute.OnLaunchType on -> Optional.of(on.type());
                case Compute.OnProviders on ->
                    on.strategy().stream().allMatch(item -> item.provider().startsWith("FARGATE"))
                            ? Optional.of(LaunchType.Known.FARGATE)
                            : Optional.empty();
                case Compute.ClusterDefault any -> Optional.empty();
            };
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * ECS answered.
         *
         * @param failures why it made fewer tasks than it was asked for: one for each task, or one for each container
         *     instance that could not take them
         */
        record Answered(List<TaskRef> tasks, List<LaunchFailure> failures) implements Outcome {
            public Answered {
                tasks = List.copyOf(tasks);
                failures = List.copyOf(failures);
            }

            /** Why the n-th of the missing tasks was not made, 0 for the first. */
            LaunchFailure failure(int missing) {
                return failures.get(Math.min(missing, failures.size() - 1));
            }
        }

        /** The caller was given an exception. */
        record Refused(String errorCode) implements Outcome {}

        /** CloudTrail left the answer out, being too large. */
        record Omitted() implements Outcome {}
    }
}
