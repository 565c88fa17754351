package dev.lifeline.local.ecs.script;

import dev.lifeline.local.ecs.model.ContainerDefinition;
import java.time.Duration;
import java.util.Optional;

/** What becomes of one container. */
public record ContainerFate(Optional<Obstacle> obstacle, Optional<Ending> ending) {
    public static final ContainerFate GOOD = new ContainerFate(Optional.empty(), Optional.empty());

    public static ContainerFate of(Obstacle obstacle) {
        return new ContainerFate(Optional.of(obstacle), Optional.empty());
    }

    public static ContainerFate of(Ending ending) {
        return new ContainerFate(Optional.empty(), Optional.of(ending));
    }

    public static ContainerFate exits(int code, Duration after) {
        return of(new Ending.Exits(code, Optional.of(after)));
    }

    /**
     * The ending that holds when the script names none: exit code 0, but a container that is not essential, or whose
     * start was reported as failed, runs until it is stopped.
     */
    public Ending endingOf(ContainerDefinition container) {
        boolean waits = !container.essential()
                || obstacle.filter(Obstacle.Start.class::isInstance).isPresent();
        return ending.orElseGet(() -> waits ? new Ending.Never() : new Ending.Exits(0, Optional.empty()));
    }
}
