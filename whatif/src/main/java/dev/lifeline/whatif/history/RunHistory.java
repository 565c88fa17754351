package dev.lifeline.whatif.history;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a run.
 *
 * @param name the run's, or the task's id
 * @param foreign where the task ran, if Lifeline did not launch it: policies choose by that
 * @param attempts at least one, in order
 */
public record RunHistory(
        String name, LaunchRequest request, Optional<EcsTask.Placement> foreign, List<AttemptFact> attempts) {

    public RunHistory {
        attempts = List.copyOf(attempts);
    }

    /** The task definition's family. */
    public String family() {
        return ResourceNames.family(request.taskDefinition());
    }
}
