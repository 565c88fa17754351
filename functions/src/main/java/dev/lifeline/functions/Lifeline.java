package dev.lifeline.functions;

import dev.lifeline.controller.loop.EventReceiver;
import dev.lifeline.controller.loop.EventReceiver.Received;
import dev.lifeline.controller.loop.ForeignTasks;
import dev.lifeline.controller.loop.Launcher;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Surroundings;
import dev.lifeline.controller.port.Parking;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The controller with all that it needs, put together: what the handlers are made of.
 *
 * @param received is told what became of each event
 */
public record Lifeline(EventReceiver receiver, Launcher launcher, Reconciler reconciler, Consumer<Received> received) {
    /** How long a policy's latest version is taken for the latest without asking again. */
    public static final Duration POLICY_FRESHNESS = Duration.ofMinutes(1);

    /**
     * How long LaunchRun repeats a question to ECS: with the time-outs of the last one and of RunTask it is well within
     * the function's own time-out.
     */
    public static final Duration LAUNCH_PATIENCE = Duration.ofSeconds(10);

    /** How many partitions of each of the indexes due and ended the runs are spread over. */
    public static final int DUE_SHARDS = 4;

    /** The controller in given surroundings. */
    public static Lifeline in(Surroundings surroundings, ForeignTasks foreign, Parking parking, Reconciler reconciler) {
        return new Lifeline(
                new EventReceiver(surroundings, foreign, parking), new Launcher(surroundings), reconciler, event -> {});
    }

    /** The same, which tells somebody what becomes of each event. */
    Lifeline telling(Consumer<Received> listener) {
        return new Lifeline(receiver, launcher, reconciler, listener);
    }
}
