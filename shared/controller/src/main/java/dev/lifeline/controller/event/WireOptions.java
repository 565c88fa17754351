package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.PlacementRules.Constraint;
import dev.lifeline.lifecycle.ecs.PlacementRules.ConstraintType;
import dev.lifeline.lifecycle.ecs.PlacementRules.Preference;
import dev.lifeline.lifecycle.ecs.PlacementRules.StrategyType;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Content;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Encryption;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.FileSystem;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.ManagedVolume;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.Performance;
import dev.lifeline.lifecycle.ecs.VolumeConfiguration.TagSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a recorded RunTask request says beside its task, its compute, its network and its overrides. */
record WireOptions(WireWords words) {

    Options read(WireFields request) {
        return new Options(
                request.optionalText("group"),
                request.optionalText("platformVersion"),
                request.optionalText("referenceId"),
                request.optionalFlag("enableExecuteCommand").orElse(false),
                new Tagging(
                        words.optional(request, "propagateTags", TagSource.class),
                        request.optionalFlag("enableECSManagedTags").orElse(false),
                        tags(request)),
                new PlacementRules(
                        request.optionalList("placementConstraints", this::constraint).stream()
                                .flatMap(Optional::stream)
                                .toList(),
                        request.optionalList("placementStrategy", this::preference).stream()
                                .flatMap(Optional::stream)
                                .toList()),
                request.optionalList("volumeConfigurations", this::volume));
    }

    private static Map<String, String> tags(WireFields owner) {
        Map<String, String> tags = new HashMap<>();
        owner.optionalList("tags", WireTag::read).forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    private Optional<Constraint> constraint(WireFields constraint) {
        return words.required(constraint, "type", ConstraintType.class)
                .map(type -> new Constraint(type, constraint.optionalText("expression")));
    }

    private Optional<Preference> preference(WireFields preference) {
        return words.required(preference, "type", StrategyType.class)
                .map(type -> new Preference(type, preference.optionalText("field")));
    }

    private VolumeConfiguration volume(WireFields volume) {
        return new VolumeConfiguration(
                volume.text("name"), volume.optionalObject("managedEBSVolume").map(this::managed));
    }

    private ManagedVolume managed(WireFields volume) {
        return new ManagedVolume(
                volume.text("roleArn"),
                volume.optionalObject("terminationPolicy")
                        .flatMap(policy -> policy.optionalFlag("deleteOnTermination")),
                new Content(
                        volume.optionalText("snapshotId"),
                        volume.optionalInt("volumeInitializationRate"),
                        words.optional(volume, "filesystemType", FileSystem.class)),
                new Encryption(volume.optionalFlag("encrypted"), volume.optionalText("kmsKeyId")),
                new Performance(
                        volume.optionalText("volumeType"),
                        volume.optionalInt("sizeInGiB"),
                        volume.optionalInt("iops"),
                        volume.optionalInt("throughput")),
                volume.optionalList(
                        "tagSpecifications",
                        tags -> new TagSpecification(
                                words.optional(tags, "propagateTags", TagSource.class), tags(tags))));
    }

    private record WireTag(String key, String value) {
        static WireTag read(WireFields tag) {
            return new WireTag(tag.text("key"), tag.raw("value"));
        }
    }
}
