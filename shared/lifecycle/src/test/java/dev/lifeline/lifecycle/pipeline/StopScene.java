package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import java.util.Optional;

/** A StopTask and its answers. */
abstract class StopScene {
    static final String PULL_ERROR = "CannotPullContainerError: i/o timeout";

    static final Effect STOP_BY_USER = new Effect.StopTask(1, ref("1"), "Stopped by Lifeline: no longer needed");

    static final Effect DESCRIBE = new Effect.DescribeTask(1, ref("1"));
    static final StopAnswer FAILED = new StopAnswer.StopFailed("Rate exceeded");
    static final StopAnswer ACCEPTED = new StopAnswer.StopAccepted(Optional.empty());

    static String reason(Scene scene) {
        return ((Effect.StopTask) scene.effects().getFirst()).reason();
    }

    static TaskSketch stale(long version, String state) {
        String status = state.equals("STOPPED") ? "STOPPED" : "RUNNING";
        return task("1", version, state).with(container("side", status, PULL_ERROR));
    }
}
