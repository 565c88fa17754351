package dev.lifeline.controller.runtask;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.Compute.StrategyItem;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.LaunchType;
import java.util.List;
import java.util.Optional;

/**
 * A request of RunTask.
 *
 * <p>Source of the limits: AWS ECS API, RunTask.
 *
 * @param cluster the default cluster
 * @param strategy a provider without a weight
 * @param overrides all named overrides, or only those with content
 */
public record LaunchFields(Shape<String> cluster, Shape<List<StrategyItem>> strategy, Shape<Overrides> overrides) {
    private static final int MOST_PROVIDERS = 20;

    /** A launch type in any letter case; services may know more of them than this version. */
    public static final Shape<LaunchType> LAUNCH_TYPE =
            Shapes.TEXT.<LaunchType>as(LaunchType::of, LaunchType::toString).checked(LaunchFields::known);

    /** As users write it and as it is stored: with a cluster, and a weight of 1. */
    public static final LaunchFields COMPLETE = new LaunchFields(
            Shapes.NAME,
            Many.list(
                    Shapes.record(fields -> new StrategyItem(
                            fields.field("capacityProvider", Shapes.NAME, StrategyItem::provider),
                            fields.field("base", Shapes.INTEGER.or(0), StrategyItem::base),
                            fields.field("weight", Shapes.INTEGER.or(1), StrategyItem::weight))),
                    MOST_PROVIDERS),
            OverrideFields.OVERRIDES.or(Overrides.NONE));

    public LaunchRequest of(Fields<LaunchRequest> fields) {
        return new LaunchRequest(
                fields.field("cluster", cluster, LaunchRequest::cluster),
                fields.field("taskDefinition", Shapes.NAME, LaunchRequest::taskDefinition),
                new LaunchRequest.Essentials.EssentialsUnknown(),
                Optional.empty(),
                fields.inline(this::compute, LaunchRequest::compute),
                fields.optional("networkConfiguration", NetworkFields.NETWORK, LaunchRequest::network),
                fields.field("overrides", overrides, LaunchRequest::overrides),
                fields.inline(OptionFields::of, LaunchRequest::options));
    }

    private Compute compute(Fields<Compute> fields) {
        fields.exclude(
                "launchType",
                "capacityProviderStrategy",
                "cannot be given together with capacityProviderStrategy: ECS takes one of them");
        Optional<LaunchType> type = fields.optional(
                "launchType",
                LAUNCH_TYPE,
                compute -> compute instanceof Compute.OnLaunchType on ? Optional.of(on.type()) : Optional.empty());
        List<StrategyItem> providers = fields.field(
                "capacityProviderStrategy",
                strategy,
                compute -> compute instanceof Compute.OnProviders on ? on.strategy() : List.of());
        if (!providers.isEmpty()) {
            return new Compute.OnProviders(providers);
        }
        return type.<Compute>map(Compute.OnLaunchType::new).orElseGet(Compute.ClusterDefault::new);
    }

    private static Reading<LaunchType> known(LaunchType type) {
        return switch (type) {
            case LaunchType.KnownLaunchType known -> new Fits<>(known);
            case LaunchType.UnknownLaunchType unknown ->
                new Misfits<>("EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES is expected");
        };
    }
}
