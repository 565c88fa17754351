package dev.lifeline.controller.adopt;

import dev.lifeline.controller.ecs.EcsUnavailable;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import java.util.List;
import java.util.Optional;

/** What a task definition says about launching it again. */
record DefinitionEvidence(DefinitionAnswer answer) {

    /** @throws EcsUnavailable if ECS did not answer */
    DefinitionEvidence answered() {
        if (answer instanceof DefinitionAnswer.DefinitionUnanswered unknown) {
            throw new EcsUnavailable("the task definition is unknown: " + unknown.error());
        }
        return this;
    }

    /** With its revision, if the definition exists. */
    String arn(String name) {
        return answer instanceof DefinitionAnswer.DefinitionFound found ? found.arn() : name;
    }

    Essentials essentials() {
        return answer instanceof DefinitionAnswer.DefinitionFound found
                ? new Essentials.Named(found.essentialContainers())
                : new Essentials.EssentialsUnknown();
    }

    Optional<TaskSize> size() {
        return answer instanceof DefinitionAnswer.DefinitionFound found ? found.size() : Optional.empty();
    }

    boolean awsvpc() {
        return answer instanceof DefinitionAnswer.DefinitionFound found && found.awsvpc();
    }

    List<MissingLaunchFact> gaps() {
        return switch (answer) {
            case DefinitionAnswer.DefinitionFound found -> List.of();
            case DefinitionAnswer.NoSuchDefinition none -> List.of(lasting(none.error()));
            case DefinitionAnswer.DefinitionInactive inactive -> List.of(lasting(inactive.error()));
            case DefinitionAnswer.DefinitionUnanswered unknown ->
                List.of(new MissingLaunchFact(
                        MissingLaunchFact.Availability.UNANSWERED,
                        "its task definition is unknown: " + unknown.error()));
        };
    }

    private static MissingLaunchFact lasting(String error) {
        return new MissingLaunchFact(
                MissingLaunchFact.Availability.LASTING, "its task definition cannot be run: " + error);
    }
}
