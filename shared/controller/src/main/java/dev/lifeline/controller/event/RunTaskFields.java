package dev.lifeline.controller.event;

import java.util.List;
import java.util.Set;

/**
 * Every field of a RunTask request that this version can send again, or that says nothing about how a task runs
 * ({@code count}, {@code startedBy}, {@code clientToken}): by its path, without the indexes of lists.
 */
public final class RunTaskFields {
    private static final Set<String> KNOWN = Set.of("""
            cluster taskDefinition count startedBy clientToken referenceId group platformVersion launchType
            enableExecuteCommand enableECSManagedTags propagateTags tags tags.key tags.value
            capacityProviderStrategy capacityProviderStrategy.capacityProvider capacityProviderStrategy.base
            capacityProviderStrategy.weight
            networkConfiguration networkConfiguration.awsvpcConfiguration
            networkConfiguration.awsvpcConfiguration.subnets
            networkConfiguration.awsvpcConfiguration.securityGroups
            networkConfiguration.awsvpcConfiguration.assignPublicIp
            placementConstraints placementConstraints.type placementConstraints.expression
            placementStrategy placementStrategy.type placementStrategy.field
            overrides overrides.cpu overrides.memory overrides.taskRoleArn overrides.executionRoleArn
            overrides.ephemeralStorage overrides.ephemeralStorage.sizeInGiB
            overrides.inferenceAcceleratorOverrides overrides.inferenceAcceleratorOverrides.deviceName
            overrides.inferenceAcceleratorOverrides.deviceType
            overrides.containerOverrides overrides.containerOverrides.name overrides.containerOverrides.command
            overrides.containerOverrides.cpu overrides.containerOverrides.memory
            overrides.containerOverrides.memoryReservation
            overrides.containerOverrides.environment overrides.containerOverrides.environment.name
            overrides.containerOverrides.environment.value
            overrides.containerOverrides.environmentFiles overrides.containerOverrides.environmentFiles.type
            overrides.containerOverrides.environmentFiles.value
            overrides.containerOverrides.resourceRequirements overrides.containerOverrides.resourceRequirements.type
            overrides.containerOverrides.resourceRequirements.value
            volumeConfigurations volumeConfigurations.name volumeConfigurations.managedEBSVolume
            volumeConfigurations.managedEBSVolume.roleArn
            volumeConfigurations.managedEBSVolume.terminationPolicy
            volumeConfigurations.managedEBSVolume.terminationPolicy.deleteOnTermination
            volumeConfigurations.managedEBSVolume.snapshotId
            volumeConfigurations.managedEBSVolume.volumeInitializationRate
            volumeConfigurations.managedEBSVolume.filesystemType
            volumeConfigurations.managedEBSVolume.encrypted volumeConfigurations.managedEBSVolume.kmsKeyId
            volumeConfigurations.managedEBSVolume.volumeType volumeConfigurations.managedEBSVolume.sizeInGiB
            volumeConfigurations.managedEBSVolume.iops volumeConfigurations.managedEBSVolume.throughput
            volumeConfigurations.managedEBSVolume.tagSpecifications
            volumeConfigurations.managedEBSVolume.tagSpecifications.resourceType
            volumeConfigurations.managedEBSVolume.tagSpecifications.propagateTags
            volumeConfigurations.managedEBSVolume.tagSpecifications.tags
            volumeConfigurations.managedEBSVolume.tagSpecifications.tags.key
            volumeConfigurations.managedEBSVolume.tagSpecifications.tags.value
            """.strip().split("\\s+"));

    private RunTaskFields() {}

    public static boolean isKnown(String path) {
        return KNOWN.contains(path);
    }

    /** Those of the request that are not known; what is below one of them is not listed. */
    static List<String> unknownIn(WireFields request) {
        return request.unknownPaths(RunTaskFields::isKnown);
    }
}
