package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.Tagging;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The request by which a task could be launched again, as far as a task event tells. */
final class LaunchMapping {
    /** Events write the first, DescribeTasks the second. */
    private static final Set<String> NETWORK_INTERFACE = Set.of("eni", "ElasticNetworkInterface");

    private LaunchMapping() {}

    static LaunchRequest request(WireTask wire) {
        return new LaunchRequest(
                wire.names().clusterArn(),
                wire.names().taskDefinitionArn(),
                new LaunchRequest.Essentials.Unknown(),
                Optional.empty(),
                compute(wire.host()),
                network(wire.host()),
                wire.overrides(),
                options(wire));
    }

    /** A task of a provider reports its launch type, too; RunTask takes only one of them. */
    private static Compute compute(WireTask.Host host) {
        Optional<Compute> provider = host.capacityProviderName()
                .map(name -> new Compute.OnProviders(List.of(new Compute.StrategyItem(name, 0, 1))));
        return provider.or(() -> host.launchType().map(type -> new Compute.OnLaunchType(LaunchType.of(type))))
                .orElseGet(Compute.ClusterDefault::new);
    }

    private static Optional<Network> network(WireTask.Host host) {
        List<String> subnets = host.attachments().stream()
                .filter(attachment ->
                        attachment.type().filter(NETWORK_INTERFACE::contains).isPresent())
                .flatMap(attachment -> attachment.details().stream())
                .filter(detail -> detail.name().filter("subnetId"::equals).isPresent())
                .flatMap(detail -> detail.value().stream())
                .distinct()
                .toList();
        return subnets.isEmpty() ? Optional.empty() : Optional.of(new Network(subnets, List.of(), false));
    }

    /** The group {@code family:…} is what ECS itself gives a task that was launched without one. */
    private static Options options(WireTask wire) {
        return new Options(
                wire.names().group().filter(group -> !group.startsWith("family:")),
                wire.host().platformVersion(),
                Optional.empty(),
                wire.state().enableExecuteCommand(),
                Tagging.NONE,
                PlacementRules.NONE,
                List.of());
    }
}
