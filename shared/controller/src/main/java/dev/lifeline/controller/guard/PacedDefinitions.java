package dev.lifeline.controller.guard;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.store.Slots;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.guard.Lane;
import dev.lifeline.lifecycle.guard.Rate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Questions about task definitions at half of what ECS grants an account, 20 a second with bursts of 50 (AWS "Request
 * throttling for the Amazon ECS API"). A question whose slot is in the future is not asked; the next one may use that
 * slot.
 */
public final class PacedDefinitions implements TaskDefinitions {
    private static final List<Lane> LANE = List.of(new Lane("task definitions", new Rate(10, 25)));

    private final TaskDefinitions definitions;
    private final Pacing pacing;
    private final InstantSource clock;
    private Optional<Instant> slot = Optional.empty();

    public PacedDefinitions(TaskDefinitions definitions, Slots slots, InstantSource clock) {
        this.definitions = definitions;
        this.pacing = new Pacing(slots);
        this.clock = clock;
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        return hold().<DefinitionAnswer>map(hold -> new DefinitionAnswer.DefinitionUnanswered(hold.reason()))
                .orElseGet(() -> definitions.definition(taskDefinition));
    }

    private synchronized Optional<Hold> hold() {
        Instant now = clock.instant();
        Optional<Hold> hold = slot.filter(Pacing.latest(now)::isBefore)
                .<Hold>map(ahead -> new Hold.Slot(Pacing.reason(LANE.getFirst()), ahead))
                .or(() -> pacing.hold(LANE, slot, now));
        slot = hold.map(Hold::until);
        return hold;
    }
}
