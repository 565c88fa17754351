package dev.lifeline.aws.ecs;

import dev.lifeline.lifecycle.ecs.ApiWord;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.ManagedVolume;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.TagSpecification;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.EBSResourceType;
import software.amazon.awssdk.services.ecs.model.EBSTagSpecification;
import software.amazon.awssdk.services.ecs.model.PlacementConstraint;
import software.amazon.awssdk.services.ecs.model.PlacementStrategy;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskManagedEBSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskVolumeConfiguration;

/** The fields of a RunTask request apart from its task, compute, network and overrides. */
final class RunTaskOptions {
    private RunTaskOptions() {}

    static void add(RunTaskRequest.Builder request, Options options) {
        options.group().ifPresent(request::group);
        options.platformVersion().ifPresent(request::platformVersion);
        options.referenceId().ifPresent(request::referenceId);
        request.enableExecuteCommand(options.enableExecuteCommand());
        tagging(request, options.tagging());
        placement(request, options.placement());
        if (!options.volumes().isEmpty()) {
            request.volumeConfigurations(
                    options.volumes().stream().map(RunTaskOptions::volume).toList());
        }
    }

    private static void tagging(RunTaskRequest.Builder request, Tagging tagging) {
        tagging.propagateTags().map(ApiWord::text).ifPresent(request::propagateTags);
        request.enableECSManagedTags(tagging.enableEcsManagedTags());
        if (!tagging.tags().isEmpty()) {
            request.tags(tags(tagging.tags()));
        }
    }

    private static void placement(RunTaskRequest.Builder request, PlacementRules placement) {
        if (!placement.constraints().isEmpty()) {
            request.placementConstraints(placement.constraints().stream()
                    .map(RunTaskOptions::constraint)
                    .toList());
        }
        if (!placement.strategy().isEmpty()) {
            request.placementStrategy(placement.strategy().stream()
                    .map(RunTaskOptions::preference)
                    .toList());
        }
    }

    private static PlacementConstraint constraint(PlacementRules.Constraint constraint) {
        PlacementConstraint.Builder built =
                PlacementConstraint.builder().type(constraint.type().text());
        constraint.expression().ifPresent(built::expression);
        return built.build();
    }

    private static PlacementStrategy preference(PlacementRules.Preference preference) {
        PlacementStrategy.Builder built =
                PlacementStrategy.builder().type(preference.type().text());
        preference.field().ifPresent(built::field);
        return built.build();
    }

    private static TaskVolumeConfiguration volume(VolumeConfiguration volume) {
        TaskVolumeConfiguration.Builder built =
                TaskVolumeConfiguration.builder().name(volume.name());
        volume.managedEbs().map(RunTaskOptions::managed).ifPresent(built::managedEBSVolume);
        return built.build();
    }

    private static TaskManagedEBSVolumeConfiguration managed(ManagedVolume volume) {
        TaskManagedEBSVolumeConfiguration.Builder built =
                TaskManagedEBSVolumeConfiguration.builder().roleArn(volume.roleArn());
        volume.deleteOnTermination()
                .ifPresent(delete -> built.terminationPolicy(policy -> policy.deleteOnTermination(delete)));
        volume.content().snapshotId().ifPresent(built::snapshotId);
        volume.content().initializationRate().ifPresent(built::volumeInitializationRate);
        volume.content().fileSystem().map(ApiWord::text).ifPresent(built::filesystemType);
        volume.encryption().encrypted().ifPresent(built::encrypted);
        volume.encryption().kmsKeyId().ifPresent(built::kmsKeyId);
        volume.performance().volumeType().ifPresent(built::volumeType);
        volume.performance().sizeInGiB().ifPresent(built::sizeInGiB);
        volume.performance().iops().ifPresent(built::iops);
        volume.performance().throughput().ifPresent(built::throughput);
        if (!volume.tagSpecifications().isEmpty()) {
            built.tagSpecifications(volume.tagSpecifications().stream()
                    .map(RunTaskOptions::tagSpecification)
                    .toList());
        }
        return built.build();
    }

    private static EBSTagSpecification tagSpecification(TagSpecification tags) {
        EBSTagSpecification.Builder built = EBSTagSpecification.builder().resourceType(EBSResourceType.VOLUME);
        tags.propagateTags().map(ApiWord::text).ifPresent(built::propagateTags);
        if (!tags.tags().isEmpty()) {
            built.tags(tags(tags.tags()));
        }
        return built.build();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
