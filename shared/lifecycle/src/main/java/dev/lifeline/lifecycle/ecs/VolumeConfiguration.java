package dev.lifeline.lifecycle.ecs;

import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A volume that the task definition leaves to be configured at launch.
 *
 * <p>Source: AWS ECS API, TaskVolumeConfiguration and TaskManagedEBSVolumeConfiguration.
 *
 * @param name the volume's name in the task definition
 */
public record VolumeConfiguration(String name, Optional<ManagedVolume> managedEbs) {

    /**
     * An Amazon EBS volume that ECS creates for the task.
     *
     * @param roleArn the infrastructure role with which ECS creates it
     * @param deleteOnTermination ECS's default is true
     */
    public record ManagedVolume(
            String roleArn,
            Optional<Boolean> deleteOnTermination,
            Content content,
            Encryption encryption,
            Performance performance,
            List<TagSpecification> tagSpecifications) {
        public ManagedVolume {
            tagSpecifications = List.copyOf(tagSpecifications);
        }
    }

    /**
     * The initial content of the volume.
     *
     * @param initializationRate in MiB/s, of reading the snapshot
     */
    public record Content(
            Optional<String> snapshotId, Optional<Integer> initializationRate, Optional<FileSystem> fileSystem) {}

    /** Its encryption; missing parts are the account's defaults. */
    public record Encryption(Optional<Boolean> encrypted, Optional<String> kmsKeyId) {}

    /**
     * Its size and speed.
     *
     * @param volumeType EBS's name for it, such as {@code gp3}: EBS may add types
     * @param throughput in MiB/s
     */
    public record Performance(
            Optional<String> volumeType,
            Optional<Integer> sizeInGiB,
            Optional<Integer> iops,
            Optional<Integer> throughput) {}

    /** Tags of the volume. */
    public record TagSpecification(Optional<TagSource> propagateTags, Map<String, String> tags) {
        public TagSpecification {
            tags = Map.copyOf(tags);
        }
    }

    /** The file system of the volume. */
    public enum FileSystem implements ApiWord {
        EXT3("ext3"),
        EXT4("ext4"),
        XFS("xfs"),
        NTFS("ntfs");

        private final String text;

        FileSystem(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }
}
