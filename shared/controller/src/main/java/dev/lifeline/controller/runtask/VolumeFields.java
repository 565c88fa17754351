package dev.lifeline.controller.runtask;

import static dev.lifeline.controller.shape.Shapes.FLAG;
import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.NAME;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.ApiWord;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Content;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Encryption;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.FileSystem;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.ManagedVolume;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Performance;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.TagSpecification;

/**
 * One of RunTask's {@code volumeConfigurations}.
 *
 * <p>Source: AWS ECS API, TaskVolumeConfiguration and TaskManagedEBSVolumeConfiguration.
 */
final class VolumeFields {
    private static final Shape<Boolean> TERMINATION = Shapes.record(
            fields -> fields.field("deleteOnTermination", FLAG.needed("true or false is expected"), choice -> choice));

    private static final Shape<String> RESOURCE_TYPE = Shapes.word(word -> word, "volume");

    private static final Shape<FileSystem> FILE_SYSTEM = Shapes.word(ApiWord::text, FileSystem.values());

    private static final Shape<TagSpecification> TAGS = Shapes.record(fields -> {
        fields.field("resourceType", RESOURCE_TYPE, tags -> "volume");
        return new TagSpecification(
                fields.optional("propagateTags", TagFields.TAG_SOURCE, TagSpecification::propagateTags),
                fields.field("tags", TagFields.TAGS, TagSpecification::tags));
    });

    private static final Shape<ManagedVolume> MANAGED = Shapes.record(VolumeFields::managed);

    static final Shape<VolumeConfiguration> VOLUME = Shapes.record(fields -> new VolumeConfiguration(
            fields.field("name", NAME, VolumeConfiguration::name),
            fields.optional("managedEBSVolume", MANAGED, VolumeConfiguration::managedEbs)));

    private VolumeFields() {}

    private static ManagedVolume managed(Fields<ManagedVolume> fields) {
        if (fields.areSound("sizeInGiB", "snapshotId")
                && !fields.isPresent("sizeInGiB")
                && !fields.isPresent("snapshotId")) {
            fields.here().problem("sizeInGiB or snapshotId is expected: an EBS volume has one of them at least");
        }
        return new ManagedVolume(
                fields.field("roleArn", NAME, ManagedVolume::roleArn),
                fields.optional("terminationPolicy", TERMINATION, ManagedVolume::deleteOnTermination),
                fields.inline(VolumeFields::content, ManagedVolume::content),
                fields.inline(VolumeFields::encryption, ManagedVolume::encryption),
                fields.inline(VolumeFields::performance, ManagedVolume::performance),
                fields.list("tagSpecifications", TAGS, ManagedVolume::tagSpecifications));
    }

    private static Content content(Fields<Content> fields) {
        return new Content(
                fields.optional("snapshotId", TEXT, Content::snapshotId),
                fields.optional("volumeInitializationRate", INTEGER, Content::initializationRate),
                fields.optional("filesystemType", FILE_SYSTEM, Content::fileSystem));
    }

    private static Encryption encryption(Fields<Encryption> fields) {
        return new Encryption(
                fields.optional("encrypted", FLAG, Encryption::encrypted),
                fields.optional("kmsKeyId", TEXT, Encryption::kmsKeyId));
    }

    private static Performance performance(Fields<Performance> fields) {
        return new Performance(
                fields.optional("volumeType", TEXT, Performance::volumeType),
                fields.optional("sizeInGiB", INTEGER, Performance::sizeInGiB),
                fields.optional("iops", INTEGER, Performance::iops),
                fields.optional("throughput", INTEGER, Performance::throughput));
    }
}
