package dev.lifeline.simulator;

import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.Durations;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.TaskFate;
import java.util.Map;

/**
 * The script's plan for one task.
 *
 * @param fates by container name; a missing container succeeds
 */
record TaskPlan(ScriptedAttempt attempt, Map<String, ContainerFate> fates, Durations durations) {
    TaskPlan {
        fates = Map.copyOf(fates);
    }

    ContainerFate fate(String container) {
        return fates.getOrDefault(container, ContainerFate.GOOD);
    }

    /** How the container ends. If the script removes the host and names no ending, the program runs until then. */
    ContainerEnd ending(ContainerDefinition container) {
        ContainerFate fate = fate(container.name());
        return fate.end().isEmpty()
                        && attempt.task().filter(TaskPlan::endsRunning).isPresent()
                ? new ContainerEnd.RunsUntilStopped()
                : fate.endingOf(container);
    }

    private static boolean endsRunning(TaskFate fate) {
        return switch (fate) {
            case TaskFate.Spot spot -> true;
            case TaskFate.HostLoss loss -> true;
            case TaskFate.Maintenance maintenance -> true;
            case TaskFate.Init init -> false;
            case TaskFate.Stuck stuck -> false;
        };
    }

    boolean isStuckIn(TaskLastStatus state) {
        return attempt.task()
                .filter(fate -> fate instanceof TaskFate.Stuck stuck && stuck.state() == state)
                .isPresent();
    }
}
