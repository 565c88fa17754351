package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Content;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Encryption;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.FileSystem;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.ManagedVolume;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Performance;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.TagSpecification;

/** A volume that is configured at launch. */
final class VolumeJson {
    private VolumeJson() {}

    static Output write(VolumeConfiguration volume) {
        return new Output().text("name", volume.name()).object("managedEbs", volume.managedEbs(), VolumeJson::write);
    }

    static VolumeConfiguration read(Input in) {
        return new VolumeConfiguration(
                in.text("name"), in.optionalObject("managedEbs").map(VolumeJson::readManaged));
    }

    private static Output write(ManagedVolume volume) {
        return new Output()
                .text("roleArn", volume.roleArn())
                .flag("deleteOnTermination", volume.deleteOnTermination())
                .object("content", write(volume.content()))
                .object("encryption", write(volume.encryption()))
                .object("performance", write(volume.performance()))
                .list("tagSpecifications", volume.tagSpecifications(), VolumeJson::write);
    }

    private static ManagedVolume readManaged(Input in) {
        return new ManagedVolume(
                in.text("roleArn"),
                in.optionalFlag("deleteOnTermination"),
                readContent(in.object("content")),
                readEncryption(in.object("encryption")),
                readPerformance(in.object("performance")),
                in.list("tagSpecifications", VolumeJson::readTags));
    }

    private static Output write(Content content) {
        return new Output()
                .text("snapshotId", content.snapshotId())
                .number("initializationRate", content.initializationRate())
                .word("fileSystem", content.fileSystem());
    }

    private static Content readContent(Input in) {
        return new Content(
                in.optionalText("snapshotId"),
                in.optionalInteger("initializationRate"),
                in.optionalWord("fileSystem", FileSystem.class));
    }

    private static Output write(Encryption encryption) {
        return new Output().flag("encrypted", encryption.encrypted()).text("kmsKeyId", encryption.kmsKeyId());
    }

    private static Encryption readEncryption(Input in) {
        return new Encryption(in.optionalFlag("encrypted"), in.optionalText("kmsKeyId"));
    }

    private static Output write(Performance performance) {
        return new Output()
                .text("volumeType", performance.volumeType())
                .number("sizeInGiB", performance.sizeInGiB())
                .number("iops", performance.iops())
                .number("throughput", performance.throughput());
    }

    private static Performance readPerformance(Input in) {
        return new Performance(
                in.optionalText("volumeType"),
                in.optionalInteger("sizeInGiB"),
                in.optionalInteger("iops"),
                in.optionalInteger("throughput"));
    }

    private static Output write(TagSpecification tags) {
        return new Output().word("propagateTags", tags.propagateTags()).object("tags", OptionsJson.write(tags.tags()));
    }

    private static TagSpecification readTags(Input in) {
        return new TagSpecification(in.optionalWord("propagateTags", TagSource.class), OptionsJson.readTags(in));
    }
}
