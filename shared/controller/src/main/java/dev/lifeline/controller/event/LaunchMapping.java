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

    /** @param detail notes what cannot be read */
    static LaunchRequest request(WireFields detail) {
        return new LaunchRequest(
                ResourceArn.cluster(detail.text("taskArn")).orElseGet(() -> detail.text("clusterArn")),
                detail.text("taskDefinitionArn"),
                new LaunchRequest.Essentials.Unknown(),
                Optional.empty(),
                compute(detail),
                network(detail),
                // ECS writes it in every event, be it empty.
                new WireOverrides(WireWords.UNHEARD).read(detail.object("overrides")),
                options(detail));
    }

    /** A task of a provider reports its launch type, too; RunTask takes only one of them. */
    private static Compute compute(WireFields detail) {
        Optional<Compute> provider = detail.optionalText("capacityProviderName")
                .map(name -> new Compute.OnProviders(List.of(new Compute.StrategyItem(name, 0, 1))));
        return provider.or(() ->
                        detail.optionalText("launchType").map(type -> new Compute.OnLaunchType(LaunchType.of(type))))
                .orElseGet(Compute.ClusterDefault::new);
    }

    private static Optional<Network> network(WireFields detail) {
        List<String> subnets = detail.optionalList("attachments", attachment -> attachment).stream()
                .filter(attachment -> attachment
                        .optionalText("type")
                        .filter(NETWORK_INTERFACE::contains)
                        .isPresent())
                .flatMap(attachment -> attachment.optionalList("details", pair -> pair).stream())
                .filter(pair ->
                        pair.optionalText("name").filter("subnetId"::equals).isPresent())
                .flatMap(pair -> pair.optionalText("value").stream())
                .distinct()
                .toList();
        return subnets.isEmpty() ? Optional.empty() : Optional.of(new Network(subnets, List.of(), false));
    }

    /** The group {@code family:…} is what ECS itself gives a task that was launched without one. */
    private static Options options(WireFields detail) {
        return new Options(
                detail.optionalText("group").filter(group -> !group.startsWith("family:")),
                detail.optionalText("platformVersion"),
                Optional.empty(),
                detail.optionalFlag("enableExecuteCommand").orElse(false),
                Tagging.NONE,
                PlacementRules.NONE,
                List.of());
    }
}
