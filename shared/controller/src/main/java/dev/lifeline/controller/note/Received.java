package dev.lifeline.controller.note;

import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import java.util.List;

/** The result of an event. */
public sealed interface Received {

    /** It was passed to these runs; each decided whether it was news. */
    record Delivered(List<RunId> runs) implements Received {
        public Delivered {
            runs = List.copyOf(runs);
        }
    }

    /**
     * A foreign launch, stored as far as it is known.
     *
     * @param runs those that it concerns
     * @param notes what was not stored or not adopted, and why
     */
    record LaunchNoted(List<RunId> runs, List<String> notes) implements Received {
        public LaunchNoted {
            runs = List.copyOf(runs);
            notes = List.copyOf(notes);
        }
    }

    /** A container instance is impaired; ECS was asked about the tasks of these runs on it. */
    record Impaired(String instance, List<RunId> runs) implements Received {
        public Impaired {
            runs = List.copyOf(runs);
        }
    }

    /**
     * It concerns no run: a task of a service, one that no policy adopts, one of another cluster, account or region; a
     * healthy instance; a kind of event that is not about runs.
     */
    record NotOurs(String reason) implements Received {}

    /** It is a timer of a missing run, or an event of a task that has a missing run's name. */
    record OfMissingRun(RunKey run) implements Received {}

    /** It concerns a task that has a run's name and is not the run's; nothing is done about it. */
    record Stranger(TaskRef task, String reason) implements Received {}

    /** It can never be handled and was quarantined. */
    record Quarantined(String reason) implements Received {}
}
