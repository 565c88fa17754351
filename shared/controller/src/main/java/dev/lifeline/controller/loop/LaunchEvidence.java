package dev.lifeline.controller.loop;

import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.controller.port.TaskRunner.DefinitionAnswer;
import dev.lifeline.controller.port.TaskRunner.DetailsAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Gap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that tells how a task was launched that somebody else launched: its event, the policy, ECS. Security groups,
 * public address and further subnets are in none of what AWS tells, and the tags are gone once the task was stopped.
 */
record LaunchEvidence(TaskDetail event, LaunchTemplate template, DetailsAnswer details, DefinitionAnswer definition) {

    /** Tags of this prefix are AWS's own: RunTask refuses them. */
    private static final String RESERVED = "aws:";

    private static final String MANAGED = "aws:ecs:";

    /** The task as it is by the latest word of ECS. */
    EcsTask latest() {
        EcsTask told = event.task();
        return details instanceof DetailsAnswer.Found found
                ? found.task().filter(task -> task.version() > told.version()).orElse(told)
                : told;
    }

    /** ECS does not know a task that lives: it may only not know it yet. */
    boolean isTooEarly() {
        return details instanceof DetailsAnswer.Missing && !event.task().isStopped();
    }

    Adoption adoption() {
        LaunchRequest told = event.launchRequest();
        LaunchRequest request = new LaunchRequest(
                told.cluster(),
                told.taskDefinition(),
                essentials(),
                size(),
                told.compute(),
                network(),
                told.overrides(),
                options(told.options()));
        return new Adoption(
                request,
                Stream.of(definitionGaps(), networkGaps(), detailGaps())
                        .flatMap(List::stream)
                        .toList());
    }

    private Essentials essentials() {
        return definition instanceof DefinitionAnswer.Found found
                ? new Essentials.Named(found.essentialContainers())
                : new Essentials.Unknown();
    }

    private Optional<TaskSize> size() {
        return definition instanceof DefinitionAnswer.Found found ? found.size() : Optional.empty();
    }

    private Optional<Network> network() {
        return needsNetwork() ? template.network() : Optional.empty();
    }

    private boolean needsNetwork() {
        return definition instanceof DefinitionAnswer.Found found && found.awsvpc();
    }

    private Options options(Options told) {
        Map<String, String> tags = new HashMap<>(template.tags());
        ownTags().forEach((key, value) -> {
            if (!key.startsWith(RESERVED)) {
                tags.put(key, value);
            }
        });
        return new Options(
                told.group(),
                told.platformVersion(),
                told.propagateTags(),
                told.enableExecuteCommand(),
                ownTags().keySet().stream().anyMatch(key -> key.startsWith(MANAGED)),
                tags);
    }

    private Map<String, String> ownTags() {
        return details instanceof DetailsAnswer.Found found ? found.tags() : Map.of();
    }

    private List<Gap> definitionGaps() {
        return switch (definition) {
            case DefinitionAnswer.Found found -> List.of();
            case DefinitionAnswer.NotFound none -> lasting("its task definition cannot be run: " + none.error());
            case DefinitionAnswer.Unknown unknown -> unanswered("its task definition is not known: " + unknown.error());
        };
    }

    private List<Gap> networkGaps() {
        return needsNetwork() && template.network().isEmpty()
                ? lasting("ECS does not tell its security groups and subnets;"
                        + " write them into the policy, at launch.networkConfiguration")
                : List.of();
    }

    private List<Gap> detailGaps() {
        return switch (details) {
            case DetailsAnswer.Found found ->
                tagsAreGone(found)
                        ? lasting(TAGS_GONE)
                        : found.beyond().stream()
                                .flatMap(what -> lasting(what).stream())
                                .toList();
            case DetailsAnswer.Missing missing ->
                lasting("its tags and overrides are not known: ECS does not know the task");
            case DetailsAnswer.Unknown unknown ->
                unanswered("its tags and overrides are not known: " + unknown.error());
        };
    }

    private static List<Gap> lasting(String what) {
        return List.of(new Gap(Gap.Kind.LASTING, what));
    }

    private static List<Gap> unanswered(String what) {
        return List.of(new Gap(Gap.Kind.UNANSWERED, what));
    }

    private static final String TAGS_GONE =
            "StopTask deleted its tags before they were read; write them into the policy, at launch.tags";

    private boolean tagsAreGone(DetailsAnswer.Found found) {
        boolean stoppedByUser = latest().stop()
                .flatMap(EcsTask.Stop::code)
                .filter(StopCode.Known.USER_INITIATED::equals)
                .isPresent();
        return stoppedByUser && found.tags().isEmpty() && template.tags().isEmpty();
    }
}
