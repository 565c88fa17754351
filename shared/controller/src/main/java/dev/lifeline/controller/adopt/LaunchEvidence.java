package dev.lifeline.controller.adopt;

import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.event.TaskDetail.ToldLaunch;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a foreign task was launched, from its event, the policy and ECS. AWS reports neither security groups nor public
 * address nor further subnets, and no tags once the task was stopped.
 */
record LaunchEvidence(
        EcsTask seen, ToldLaunch event, LaunchTemplate template, DetailsAnswer details, DefinitionEvidence definition) {

    /** Tags with this prefix belong to AWS: RunTask refuses them. */
    static final String RESERVED = "aws:";

    private static final String MANAGED = "aws:ecs:";

    /** The task as ECS last reported it. */
    EcsTask latest() {
        return details instanceof DetailsAnswer.DetailsFound found
                ? found.task().filter(task -> task.version() > seen.version()).orElse(seen)
                : seen;
    }

    /** ECS does not know a live task: it may not know it yet. */
    boolean isTooEarly() {
        return details instanceof DetailsAnswer.NoSuchTask && !seen.isStopped();
    }

    /** The request as far as the event shows it, with the complete overrides from ECS. */
    ToldLaunch told() {
        return details instanceof DetailsAnswer.DetailsFound found
                ? found.overrides().map(event::with).orElse(event)
                : event;
    }

    /** @param untold the kind of fact that neither ECS nor the policy supplies */
    Adoption adoption(MissingLaunchFact.Availability untold) {
        LaunchRequest known = told().request();
        LaunchRequest request = new LaunchRequest(
                known.cluster(),
                known.taskDefinition(),
                definition.essentials(),
                definition.size(),
                known.compute(),
                network(),
                known.overrides(),
                options(known.options()));
        return new Adoption(
                request,
                Stream.of(told().gaps(), definition.gaps(), networkGaps(untold), detailGaps(untold))
                        .flatMap(List::stream)
                        .toList());
    }

    private Optional<Network> network() {
        return definition.awsvpc() ? template.network() : Optional.empty();
    }

    private Options options(Options told) {
        Map<String, String> tags = new HashMap<>(template.tags());
        ownTags().forEach((key, value) -> {
            if (!key.startsWith(RESERVED)) {
                tags.put(key, value);
            }
        });
        return told.with(new Tagging(
                told.tagging().propagateTags(),
                ownTags().keySet().stream().anyMatch(key -> key.startsWith(MANAGED)),
                tags));
    }

    private Map<String, String> ownTags() {
        return details instanceof DetailsAnswer.DetailsFound found ? found.tags() : Map.of();
    }

    private List<MissingLaunchFact> networkGaps(MissingLaunchFact.Availability untold) {
        return definition.awsvpc() && template.network().isEmpty()
                ? List.of(new MissingLaunchFact(
                        untold,
                        "ECS does not report its security groups and subnets;"
                                + " write them into the policy, at launch.networkConfiguration"))
                : List.of();
    }

    private List<MissingLaunchFact> detailGaps(MissingLaunchFact.Availability untold) {
        return switch (details) {
            case DetailsAnswer.DetailsFound found ->
                tagsAreGone(found)
                        ? List.of(new MissingLaunchFact(untold, TAGS_GONE))
                        : found.beyond().stream()
                                .map(what -> new MissingLaunchFact(MissingLaunchFact.Availability.LASTING, what))
                                .toList();
            case DetailsAnswer.NoSuchTask missing ->
                List.of(new MissingLaunchFact(
                        untold, "its tags and overrides are unknown: ECS does not know the task"));
            case DetailsAnswer.DetailsUnanswered unknown ->
                List.of(new MissingLaunchFact(
                        MissingLaunchFact.Availability.UNANSWERED,
                        "its tags and overrides are unknown: " + unknown.error()));
        };
    }

    private static final String TAGS_GONE =
            "StopTask deleted its tags before they were read; write them into the policy, at launch.tags";

    private boolean tagsAreGone(DetailsAnswer.DetailsFound found) {
        boolean stoppedByUser = latest().stop()
                .flatMap(EcsTask.StopDetails::code)
                .filter(StopCode.KnownStopCode.USER_INITIATED::equals)
                .isPresent();
        return stoppedByUser && found.tags().isEmpty() && template.tags().isEmpty();
    }
}
