package dev.lifeline.local.ecs;

import dev.lifeline.local.ecs.model.TaskStatus;
import dev.lifeline.local.ecs.script.Attempt;
import dev.lifeline.local.ecs.script.ContainerFate;
import dev.lifeline.local.ecs.script.Durations;
import dev.lifeline.local.ecs.script.TaskFate;
import java.util.Map;

/**
 * What the script has in store for one task.
 *
 * @param fates by container name; a container that is not named does well
 */
record TaskPlan(Attempt attempt, Map<String, ContainerFate> fates, Durations durations) {
    TaskPlan {
        fates = Map.copyOf(fates);
    }

    ContainerFate fate(String container) {
        return fates.getOrDefault(container, ContainerFate.GOOD);
    }

    boolean isStuckIn(TaskStatus state) {
        return attempt.task()
                .filter(fate -> fate instanceof TaskFate.Stuck stuck && stuck.state() == state)
                .isPresent();
    }
}
