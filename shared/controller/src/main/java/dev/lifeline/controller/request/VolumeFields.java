package dev.lifeline.controller.request;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Content;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Encryption;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.FileSystem;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.ManagedVolume;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Performance;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.TagSpecification;
import java.util.List;
import java.util.Optional;

/**
 * Reads one of RunTask's {@code volumeConfigurations}.
 *
 * <p>Source: AWS ECS API, TaskVolumeConfiguration and TaskManagedEBSVolumeConfiguration.
 */
final class VolumeFields {
    private VolumeFields() {}

    static VolumeConfiguration read(Fields fields) {
        return new VolumeConfiguration(
                fields.requiredText("name"), fields.object("managedEBSVolume", VolumeFields::managed));
    }

    private static ManagedVolume managed(Fields fields) {
        fields.check(List.of("sizeInGiB", "snapshotId"), () -> {
            if (!fields.present("sizeInGiB") && !fields.present("snapshotId")) {
                fields.problem("sizeInGiB or snapshotId is expected: an EBS volume has one of them at least");
            }
        });
        return new ManagedVolume(
                fields.requiredText("roleArn"),
                fields.object("terminationPolicy", VolumeFields::deleteOnTermination)
                        .flatMap(choice -> choice),
                new Content(
                        fields.text("snapshotId"),
                        fields.integer("volumeInitializationRate"),
                        fields.value("filesystemType", ApiWords.oneOf(FileSystem.class))),
                new Encryption(fields.choice("encrypted"), fields.text("kmsKeyId")),
                new Performance(
                        fields.text("volumeType"),
                        fields.integer("sizeInGiB"),
                        fields.integer("iops"),
                        fields.integer("throughput")),
                fields.list("tagSpecifications", VolumeFields::tags));
    }

    private static Optional<Boolean> deleteOnTermination(Fields fields) {
        fields.require("deleteOnTermination", "true or false is expected");
        return fields.choice("deleteOnTermination");
    }

    private static TagSpecification tags(Fields fields) {
        fields.require("resourceType", "volume is expected");
        fields.value(
                "resourceType",
                node -> Reading.of(Optional.of(node.asText("")).filter("volume"::equals), "only volume is expected"));
        return new TagSpecification(OptionFields.propagateTags(fields), OptionFields.tags(fields));
    }
}
