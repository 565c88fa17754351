package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Map;

/** Carries effects out; what came of each is an observation. */
final class Effects {
    private final TaskRunner runner;

    Effects(TaskRunner runner) {
        this.runner = runner;
    }

    Observation carryOut(Run run, Effect effect) {
        String cluster = run.request().cluster();
        return switch (effect) {
            case Effect.RunTask launch ->
                new Observation.LaunchAnswered(
                        launch.attempt(),
                        runner.run(
                                run.identity().task(launch.attempt()),
                                run.request().forAttempt(launch.attempt())));
            case Effect.StopTask stop ->
                new Observation.StopAnswered(
                        stop.attempt(), stop.task(), runner.stop(cluster, stop.task(), stop.reason()));
            case Effect.DescribeTask describe -> answered(describe, runner.describe(cluster, List.of(describe.task())));
            case Effect.FindTask find ->
                new Observation.FindAnswered(
                        find.attempt(), runner.find(cluster, run.identity().task(find.attempt())));
        };
    }

    /** Only ECS's own word makes a task missing: a run whose task is taken for lost is launched again. */
    static Observation answered(Effect.DescribeTask describe, Map<TaskRef, DescribeAnswer> answers) {
        DescribeAnswer answer = answers.getOrDefault(
                describe.task(), new DescribeAnswer.Unknown(NoAnswer.SILENT, "the task was not spoken of"));
        return new Observation.DescribeAnswered(describe.attempt(), describe.task(), answer);
    }
}
