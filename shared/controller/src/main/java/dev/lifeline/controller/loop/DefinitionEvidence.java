package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.EcsUnavailable;
import dev.lifeline.controller.port.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.lifecycle.run.Gap;
import java.util.List;
import java.util.Optional;

/** What a task definition says about launching it again. */
record DefinitionEvidence(DefinitionAnswer answer) {

    /** @throws EcsUnavailable if ECS did not answer */
    DefinitionEvidence answered() {
        if (answer instanceof DefinitionAnswer.Unknown unknown) {
            throw new EcsUnavailable("the task definition is not known: " + unknown.error());
        }
        return this;
    }

    /** With its revision, if the definition exists. */
    String arn(String name) {
        return answer instanceof DefinitionAnswer.Found found ? found.arn() : name;
    }

    Essentials essentials() {
        return answer instanceof DefinitionAnswer.Found found
                ? new Essentials.Named(found.essentialContainers())
                : new Essentials.Unknown();
    }

    Optional<TaskSize> size() {
        return answer instanceof DefinitionAnswer.Found found ? found.size() : Optional.empty();
    }

    boolean awsvpc() {
        return answer instanceof DefinitionAnswer.Found found && found.awsvpc();
    }

    List<Gap> gaps() {
        return switch (answer) {
            case DefinitionAnswer.Found found -> List.of();
            case DefinitionAnswer.NotFound none ->
                List.of(new Gap(Gap.Kind.LASTING, "its task definition cannot be run: " + none.error()));
            case DefinitionAnswer.Unknown unknown ->
                List.of(new Gap(Gap.Kind.UNANSWERED, "its task definition is not known: " + unknown.error()));
        };
    }
}
