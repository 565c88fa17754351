package dev.lifeline.controller.adopt;

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
 * How to launch again what CloudTrail recorded. The record has precedence over ECS and over the policy, which only adds
 * tags that the request did not have.
 */
record RecordedEvidence(RecordedLaunch record, LaunchTemplate template, DefinitionEvidence definition) {

    /** As the request of a task, whose events have its cluster, revision and overrides. */
    Adoption ofTask(LaunchRequest told) {
        return adoption(told, record.ofTask());
    }

    /** As a request that made no task: the record is the only source. */
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
        // Services may add tags with this prefix; RunTask refuses them.
        tags.keySet().removeIf(key -> key.startsWith(LaunchEvidence.RESERVED));
        return asked.with(
                new Tagging(asked.tagging().propagateTags(), asked.tagging().enableEcsManagedTags(), tags));
    }
}
