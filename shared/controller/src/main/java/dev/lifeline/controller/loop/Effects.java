package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;

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
                new Observation.LaunchAnswered(launch.attempt(), runner.run(run.id(), launch.attempt(), run.request()));
            case Effect.StopTask stop ->
                new Observation.StopAnswered(
                        stop.attempt(), stop.task(), runner.stop(cluster, stop.task(), stop.reason()));
            case Effect.DescribeTask describe ->
                answered(
                        describe,
                        runner.describe(cluster, List.of(describe.task()))
                                .getOrDefault(describe.task(), new DescribeAnswer.Missing()));
            case Effect.FindTask find ->
                new Observation.FindAnswered(find.attempt(), runner.find(cluster, run.id(), find.attempt()));
        };
    }

    static Observation answered(Effect.DescribeTask describe, DescribeAnswer answer) {
        return new Observation.DescribeAnswered(describe.attempt(), describe.task(), answer);
    }
}
