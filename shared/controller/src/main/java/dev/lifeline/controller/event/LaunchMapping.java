package dev.lifeline.controller.event;

import dev.lifeline.controller.runtask.LaunchFields;
import dev.lifeline.controller.runtask.OverrideFields;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.Tagging;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The request that would launch a task again, as far as a task event shows it. */
final class LaunchMapping {
    /** Events write the first, DescribeTasks the second. */
    private static final Set<String> NETWORK_INTERFACE = Set.of("eni", "ElasticNetworkInterface");

    /** A detail of an attachment. */
    private record AttachmentDetail(String name, String value) {}

    private static final Shape<List<AttachmentDetail>> PAIRS = Many.list(Shapes.record(pair ->
            new AttachmentDetail(pair.field("name", Shapes.TEXT.or("")), pair.field("value", Shapes.TEXT.or("")))));

    private static final Shape<List<String>> SUBNETS = Many.list(Shapes.record(LaunchMapping::attachment))
            .as(all -> all.stream().flatMap(List::stream).distinct().toList(), subnets -> List.of());

    /** ECS writes it in every event, even if it is empty. */
    private static final Shape<Overrides> OVERRIDES = OverrideFields.REPEATED;

    /** The event. */
    static final Shape<LaunchRequest> LAUNCH = Envelope.ofDetail(Shapes.record(LaunchMapping::request));

    private LaunchMapping() {}

    private static LaunchRequest request(Fields<LaunchRequest> detail) {
        Optional<String> cluster = ResourceArn.cluster(detail.field("taskArn", Shapes.TEXT));
        Optional<String> clusterArn = detail.optional("clusterArn", Shapes.TEXT);
        return new LaunchRequest(
                cluster.or(() -> clusterArn).orElse(""),
                detail.field("taskDefinitionArn", Shapes.TEXT),
                new LaunchRequest.Essentials.EssentialsUnknown(),
                Optional.empty(),
                detail.inline(LaunchMapping::compute),
                detail.inline(LaunchMapping::network),
                detail.field("overrides", OVERRIDES),
                detail.inline(LaunchMapping::options));
    }

    /** A task of a provider also reports its launch type. RunTask accepts only one of them. */
    private static Compute compute(Fields<Compute> detail) {
        Optional<Compute> provider = detail.optional("capacityProviderName", Shapes.TEXT)
                .map(name -> new Compute.OnProviders(List.of(new Compute.StrategyItem(name, 0, 1))));
        Optional<Compute> type =
                detail.optional("launchType", LaunchFields.LAUNCH_TYPE).map(Compute.OnLaunchType::new);
        return provider.or(() -> type).orElseGet(Compute.ClusterDefault::new);
    }

    private static Optional<Network> network(Fields<Optional<Network>> detail) {
        List<String> subnets = detail.field("attachments", SUBNETS);
        return subnets.isEmpty() ? Optional.empty() : Optional.of(new Network(subnets, List.of(), false));
    }

    /** The subnets of a network interface. */
    private static List<String> attachment(Fields<List<String>> attachment) {
        Optional<String> type = attachment.optional("type", Shapes.TEXT).filter(NETWORK_INTERFACE::contains);
        List<AttachmentDetail> details = attachment.field("details", PAIRS);
        return details.stream()
                .filter(pair -> type.isPresent()
                        && pair.name().equals("subnetId")
                        && !pair.value().isEmpty())
                .map(AttachmentDetail::value)
                .toList();
    }

    /** ECS gives the group {@code family:…} to a task launched without one. */
    private static Options options(Fields<Options> detail) {
        return new Options(
                detail.optional("group", Shapes.TEXT).filter(group -> !group.startsWith("family:")),
                detail.optional("platformVersion", Shapes.TEXT),
                Optional.empty(),
                detail.field("enableExecuteCommand", Shapes.FLAG),
                Tagging.NONE,
                PlacementRules.NONE,
                List.of());
    }
}
