package dev.lifeline.lifecycle.ecs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run launches: one RunTask request, complete enough to be repeated.
 *
 * @param taskDefinition with its revision, so that every attempt runs the same thing
 * @param essentials which containers are essential
 * @param definedSize the size in the task definition, if any
 * @param network only for the network mode {@code awsvpc}
 */
public record LaunchRequest(
        String cluster,
        String taskDefinition,
        Essentials essentials,
        Optional<TaskSize> definedSize,
        Compute compute,
        Optional<Network> network,
        Overrides overrides,
        Options options) {

    /** The environment variable with the number of the attempt, 1 for the first. */
    public static final String ATTEMPT = "LIFELINE_ATTEMPT";

    /** The size that the task is launched with, if known. */
    public Optional<TaskSize> size() {
        Optional<Integer> cpu =
                overrides.cpu().isPresent() ? number(overrides.cpu().get()) : definedSize.map(TaskSize::cpu);
        Optional<Integer> memory =
                overrides.memory().isPresent() ? number(overrides.memory().get()) : definedSize.map(TaskSize::memory);
        return cpu.flatMap(units -> memory.map(mebibytes -> new TaskSize(units, mebibytes)));
    }

    /** ECS also accepts {@code 1 vCPU} and {@code 2 GB}: what is not a plain number counts as unknown. */
    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** The request with {@code LIFELINE_ATTEMPT} in the environment of each container that is known to be essential. */
    public LaunchRequest forAttempt(int attempt) {
        return switch (essentials) {
            case Essentials.Named named -> with(overrides.telling(named.containers(), attempt));
            case Essentials.EssentialsUnknown unknown -> this;
        };
    }

    public LaunchRequest with(Compute other) {
        return new LaunchRequest(cluster, taskDefinition, essentials, definedSize, other, network, overrides, options);
    }

    public LaunchRequest with(Network other) {
        return new LaunchRequest(
                cluster, taskDefinition, essentials, definedSize, compute, Optional.of(other), overrides, options);
    }

    public LaunchRequest with(Overrides other) {
        return new LaunchRequest(cluster, taskDefinition, essentials, definedSize, compute, network, other, options);
    }

    /** Which containers of the task definition are essential. */
    public sealed interface Essentials {
        /** As in the task definition. */
        record Named(List<String> containers) implements Essentials {
            public Named {
                containers = List.copyOf(containers);
            }
        }

        /** Unknown: the definition of a foreign task was not read. */
        record EssentialsUnknown() implements Essentials {}
    }

    /** An {@code awsvpc} configuration: 1 to 16 subnets, at most 5 security groups. */
    public record Network(List<String> subnets, List<String> securityGroups, boolean assignPublicIp) {
        public Network {
            subnets = List.copyOf(subnets);
            securityGroups = List.copyOf(securityGroups);
        }
    }

    /** The overrides of the task definition; at most 8,192 characters as ECS counts them. */
    public record Overrides(
            Optional<String> cpu,
            Optional<String> memory,
            Optional<String> taskRoleArn,
            Optional<String> executionRoleArn,
            Optional<Integer> ephemeralStorageGiB,
            List<InferenceAccelerator> inferenceAccelerators,
            List<ContainerOverride> containers) {

        /** No overrides. */
        public static final Overrides NONE = new Overrides(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());

        public Overrides {
            inferenceAccelerators = List.copyOf(inferenceAccelerators);
            containers = List.copyOf(containers);
        }

        /** The same with another size. */
        public Overrides with(TaskSize size) {
            return new Overrides(
                    Optional.of(String.valueOf(size.cpu())),
                    Optional.of(String.valueOf(size.memory())),
                    taskRoleArn,
                    executionRoleArn,
                    ephemeralStorageGiB,
                    inferenceAccelerators,
                    containers);
        }

        private Overrides telling(List<String> names, int attempt) {
            List<ContainerOverride> all = new ArrayList<>(containers.stream()
                    .map(container -> names.contains(container.name()) ? container.telling(attempt) : container)
                    .toList());
            for (String name : names) {
                if (containers.stream().noneMatch(container -> container.name().equals(name))) {
                    all.add(ContainerOverride.nothing(name).telling(attempt));
                }
            }
            return new Overrides(
                    cpu, memory, taskRoleArn, executionRoleArn, ephemeralStorageGiB, inferenceAccelerators, all);
        }
    }

    /**
     * The overrides of one container. An empty command means the definition's.
     *
     * @param environmentFiles of two that set the same variable, the first wins
     */
    public record ContainerOverride(
            String name,
            List<String> command,
            Map<String, Secret> environment,
            List<EnvironmentFile> environmentFiles,
            Optional<Integer> cpu,
            Optional<Integer> memory,
            Optional<Integer> memoryReservation,
            List<ResourceRequirement> resourceRequirements) {
        public ContainerOverride {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
            environmentFiles = List.copyOf(environmentFiles);
            resourceRequirements = List.copyOf(resourceRequirements);
        }

        /** A container without overrides: ECS lists those as well. */
        public static ContainerOverride nothing(String name) {
            return new ContainerOverride(
                    name,
                    List.of(),
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }

        private ContainerOverride telling(int attempt) {
            Map<String, Secret> all = new HashMap<>(environment);
            all.put(ATTEMPT, new Secret(String.valueOf(attempt)));
            return new ContainerOverride(
                    name, command, all, environmentFiles, cpu, memory, memoryReservation, resourceRequirements);
        }
    }

    /** The rest of RunTask's fields. */
    public record Options(
            Optional<String> group,
            Optional<String> platformVersion,
            Optional<String> referenceId,
            boolean enableExecuteCommand,
            Tagging tagging,
            PlacementRules placement,
            List<VolumeConfiguration> volumes) {

        /** ECS's defaults. */
        public static final Options DEFAULT = new Options(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Tagging.NONE,
                PlacementRules.NONE,
                List.of());

        public Options {
            volumes = List.copyOf(volumes);
        }

        /** The same with other tags. */
        public Options with(Tagging other) {
            return new Options(group, platformVersion, referenceId, enableExecuteCommand, other, placement, volumes);
        }
    }
}
