package dev.lifeline.controller.loop;

import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.run.Adoption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How to launch again what CloudTrail recorded. The record goes before what ECS tells of the task and before the
 * policy, of which only tags are added that the request did not have.
 */
record RecordedEvidence(RecordedLaunch record, LaunchTemplate template, DefinitionEvidence definition) {

    /** As the request of a task; its events told its cluster, the revision that it runs, and its overrides. */
    Adoption ofTask(LaunchRequest told) {
        return adoption(told, record.ofTask());
    }

    /** As a request that made no task: nothing but the record tells of it. */
    Adoption alone() {
        LaunchRequest asked = record.request();
        return adoption(
                new LaunchRequest(
                        asked.cluster(),
                        definition.arn(asked.taskDefinition()),
                        asked.essentials(),
                        asked.definedSize(),
                        asked.compute(),
                        asked.network(),
                        asked.overrides(),
                        asked.options()),
                record);
    }

    private Adoption adoption(LaunchRequest told, RecordedLaunch recorded) {
        LaunchRequest asked = recorded.request();
        return new Adoption(
                new LaunchRequest(
                        told.cluster(),
                        told.taskDefinition(),
                        definition.essentials(),
                        definition.size(),
                        asked.compute(),
                        asked.network(),
                        told.overrides(),
                        options(asked.options())),
                Stream.concat(definition.gaps().stream(), recorded.gaps().stream())
                        .toList());
    }

    private Options options(Options asked) {
        Map<String, String> tags = new HashMap<>(template.tags());
        tags.putAll(asked.tagging().tags());
        // Other services may add tags of this prefix; RunTask refuses them.
        tags.keySet().removeIf(key -> key.startsWith(LaunchEvidence.RESERVED));
        return asked.with(
                new Tagging(asked.tagging().propagateTags(), asked.tagging().enableEcsManagedTags(), tags));
    }
}
