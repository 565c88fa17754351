package dev.lifeline.functions;

import dev.lifeline.controller.loop.EventReceiver;
import dev.lifeline.controller.loop.ForeignTasks;
import dev.lifeline.controller.loop.Launcher;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Surroundings;
import dev.lifeline.controller.port.Parking;
import java.time.Duration;

/** The controller with all that it needs, put together: what the handlers are made of. */
public record Lifeline(EventReceiver receiver, Launcher launcher, Reconciler reconciler) {
    /** How long a policy's latest version is taken for the latest without asking again. */
    public static final Duration POLICY_FRESHNESS = Duration.ofMinutes(1);

    /** How many partitions of the due index the runs are spread over. */
    public static final int DUE_SHARDS = 4;

    /** The controller in given surroundings. */
    public static Lifeline in(Surroundings surroundings, ForeignTasks foreign, Parking parking, Reconciler reconciler) {
        return new Lifeline(new EventReceiver(surroundings, foreign, parking), new Launcher(surroundings), reconciler);
    }
}
