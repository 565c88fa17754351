package dev.lifeline.lifecycle.ecs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is to launch: one RunTask request, complete enough to be repeated.
 *
 * @param taskDefinition with its revision, so that every attempt runs the same thing
 * @param essentials which containers decide over the task
 * @param network for the network mode {@code awsvpc}, and only for it
 */
public record LaunchRequest(
        String cluster,
        String taskDefinition,
        Essentials essentials,
        Compute compute,
        Optional<Network> network,
        Overrides overrides,
        Options options) {

    /** Which containers of the task definition are essential. */
    public sealed interface Essentials {
        /** As the task definition says. */
        record Named(List<String> containers) implements Essentials {
            public Named {
                containers = List.copyOf(containers);
            }
        }

        /** Not known: the task was launched by others and its definition was not read. */
        record Unknown() implements Essentials {}
    }

    /** An {@code awsvpc} configuration: 1 to 16 subnets, at most 5 security groups. */
    public record Network(List<String> subnets, List<String> securityGroups, boolean assignPublicIp) {
        public Network {
            subnets = List.copyOf(subnets);
            securityGroups = List.copyOf(securityGroups);
        }
    }

    /** What differs from the task definition; at most 8,192 characters as ECS counts them. */
    public record Overrides(
            Optional<String> cpu,
            Optional<String> memory,
            Optional<String> taskRoleArn,
            Optional<String> executionRoleArn,
            Optional<Integer> ephemeralStorageGiB,
            List<ContainerOverride> containers) {

        /** Nothing differs. */
        public static final Overrides NONE = new Overrides(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        public Overrides {
            containers = List.copyOf(containers);
        }
    }

    /** What differs for one container. An empty command means the definition's. */
    public record ContainerOverride(
            String name,
            List<String> command,
            Map<String, Secret> environment,
            Optional<Integer> cpu,
            Optional<Integer> memory,
            Optional<Integer> memoryReservation) {
        public ContainerOverride {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /** The rest of RunTask's fields. */
    public record Options(
            Optional<String> group,
            Optional<String> platformVersion,
            Optional<String> propagateTags,
            boolean enableExecuteCommand,
            boolean enableEcsManagedTags,
            Map<String, String> tags) {

        /** ECS's defaults. */
        public static final Options DEFAULT =
                new Options(Optional.empty(), Optional.empty(), Optional.empty(), false, false, Map.of());

        public Options {
            tags = Map.copyOf(tags);
        }
    }
}
