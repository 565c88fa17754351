package dev.lifeline.controller.launch;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Caches task definitions. A revision never changes, so it is cached permanently. If it is deregistered later, RunTask
 * refuses it and the run ends with that cause. The latest revision of a family is cached for two seconds.
 */
public final class KnownDefinitions implements TaskDefinitions {
    private static final Duration FAMILY_FRESHNESS = Duration.ofSeconds(2);
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private final TaskDefinitions definitions;
    private final KeptAnswers<DefinitionAnswer> known;

    public KnownDefinitions(TaskDefinitions definitions, InstantSource clock) {
        this.definitions = definitions;
        this.known = new KeptAnswers<>(clock);
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        return known.of(taskDefinition).orElseGet(() -> {
            DefinitionAnswer answer = definitions.definition(taskDefinition);
            keep(taskDefinition, answer);
            return answer;
        });
    }

    private void keep(String name, DefinitionAnswer answer) {
        switch (answer) {
            case DefinitionAnswer.DefinitionFound found -> {
                known.keep(name, found, FAMILY_FRESHNESS);
                known.keep(found.arn(), found, FOR_GOOD);
                if (hasRevision(name)) {
                    known.keep(name, found, FOR_GOOD);
                }
            }
            case DefinitionAnswer.DefinitionInactive inactive ->
                known.keep(inactive.was().arn(), inactive, FOR_GOOD);
            case DefinitionAnswer.NoSuchDefinition none -> {}
            case DefinitionAnswer.DefinitionUnanswered silent -> {}
        }
    }

    private static boolean hasRevision(String taskDefinition) {
        return taskDefinition.matches(".*:[0-9]+");
    }
}
