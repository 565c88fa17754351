package dev.lifeline.tests.spec;

import dev.lifeline.controller.Runs;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A task that has a name of the run and is not the run's. The model has one for all of them. */
@SuppressWarnings("ImmutableEnumChecker") // a record of records and texts
enum SpecStranger {
    OF_ANOTHER_STACK(
            new Identity(Runs.ID, new Namespace("other"), SpecTask.IDENTITY.nonce(), Coverage.DECISIVE, "other"),
            Runs.REQUEST.taskDefinition(),
            Runs.NOON),
    OF_ANOTHER_GENERATION(
            new Identity(Runs.ID, Runs.NAMESPACE, Nonce.first(1), Coverage.DECISIVE, "other"),
            Runs.REQUEST.taskDefinition(),
            Runs.NOON),
    OF_ANOTHER_PROGRAM(SpecTask.IDENTITY, Runs.REQUEST.taskDefinition() + "0", Runs.NOON),
    OLDER_THAN_THE_RUN(SpecTask.IDENTITY, Runs.REQUEST.taskDefinition(), Runs.NOON.minus(Duration.ofHours(1)));

    /** Its possible states, none of which changes anything. */
    static final List<SpecTask.SpecTaskState> STATES =
            List.of(SpecTask.SpecTaskState.ALIVE, SpecTask.SpecTaskState.GOOD);

    private final Identity identity;
    private final String definition;
    private final Instant created;

    SpecStranger(Identity identity, String definition, Instant created) {
        this.identity = identity;
        this.definition = definition;
        this.created = created;
    }

    static int number(Model model) {
        return model.number("MostTasks") + 1;
    }

    /** As ECS has it, in the model. */
    static SpecTask fate() {
        return new SpecTask(1, SpecTask.SpecTaskState.ALIVE, true, false, Runs.NOON);
    }

    static List<EcsTask> all(Model model, int attempt, SpecTask.SpecTaskState state) {
        return Arrays.stream(values())
                .map(stranger -> stranger.told(model, attempt, state))
                .toList();
    }

    EcsTask told(Model model, int attempt, SpecTask.SpecTaskState state) {
        SpecTask fate = new SpecTask(attempt, state, true, false, created);
        return fate.told(number(model), state, SpecTask.placement(identity.task(attempt), definition, number(model)));
    }
}
