package dev.lifeline.controller.policy;

import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.shape.WrittenDuration;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.policy.Timeouts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How long a task may stay in a state, and a run may take. */
final class TimeoutsShape {
    private static final Map<EcsStatus.Known, Shape<Duration>> STATES = new LinkedHashMap<>();

    static {
        limit(EcsStatus.Known.PROVISIONING, "While ECS prepares, for example, the network interface.", "15m");
        limit(EcsStatus.Known.PENDING, "While images are pulled and containers created.", "10m");
        limit(EcsStatus.Known.ACTIVATING, "While ECS completes the start.", "5m");
        limit(EcsStatus.Known.RUNNING, "The longest that the program may run.", "6h");
        limit(EcsStatus.Known.STOPPING, "From the first request to stop the task.", "5m");
    }

    private static final Shape<Duration> RUN = WrittenDuration.SPAN.described(
            "The whole run with all its attempts; at least as long as any other limit.", "24h");

    static final Shape<Timeouts> TIMEOUTS = Shapes.record(TimeoutsShape::read)
            .or(Timeouts.NONE)
            .described("How long a task may stay in a state, and a run may take.");

    private TimeoutsShape() {}

    private static void limit(EcsStatus.Known state, String description, String example) {
        STATES.put(state, WrittenDuration.SPAN.described(description, example));
    }

    private static Timeouts read(Fields<Timeouts> fields) {
        Map<EcsStatus.Known, Duration> states = new EnumMap<>(EcsStatus.Known.class);
        STATES.forEach((state, shape) -> fields.optional(Scalars.lower(state), shape, timeouts -> timeouts.of(state))
                .ifPresent(limit -> states.put(state, limit)));
        Optional<Duration> run = fields.optional("run", RUN, Timeouts::run);
        run.ifPresent(whole -> states.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(longest -> whole.compareTo(longest.getValue()) < 0 && fields.areSound("run"))
                .ifPresent(longest -> fields.problem(
                        "run",
                        "is shorter than " + Scalars.lower(longest.getKey()) + ", which could then never pass")));
        return new Timeouts(states, run);
    }
}
