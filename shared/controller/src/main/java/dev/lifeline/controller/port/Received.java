package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunKey;
import java.util.List;

/** What became of an event. */
public sealed interface Received {

    /** It was brought to these runs; each decided for itself whether it was news. */
    record Delivered(List<RunId> runs) implements Received {
        public Delivered {
            runs = List.copyOf(runs);
        }
    }

    /**
     * A launch that Lifeline did not make, kept as far as it is known.
     *
     * @param runs those that it concerns
     * @param notes what of it is not kept or not adopted, and why
     */
    record Recorded(List<RunId> runs, List<String> notes) implements Received {
        public Recorded {
            runs = List.copyOf(runs);
            notes = List.copyOf(notes);
        }
    }

    /** ECS finds a container instance unhealthy; ECS was asked about the tasks of these runs, which live on it. */
    record Impaired(String instance, List<RunId> runs) implements Received {
        public Impaired {
            runs = List.copyOf(runs);
        }
    }

    /**
     * It concerns no run: a task of a service, one that no policy adopts, one of a cluster, an account or a region that
     * is not this deployment's; an instance that is healthy; a kind of event that says nothing about runs.
     */
    record NotOurs(String reason) implements Received {}

    /** It is a timer of a run, or a task's that bears the name of one, that does not exist, or no longer. */
    record NoSuchRun(RunKey run) implements Received {}

    /** It concerns a task that bears the name of a run and is not the run's own; nothing is done about it. */
    record Stranger(TaskRef task, String reason) implements Received {}

    /** It can never be handled and was quarantined. */
    record Quarantined(String reason) implements Received {}
}
