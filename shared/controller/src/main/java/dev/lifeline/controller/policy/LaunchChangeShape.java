package dev.lifeline.controller.policy;

import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.LaunchChange.Scaling;
import dev.lifeline.lifecycle.policy.LaunchChange.Subnets;
import java.util.List;
import java.util.Optional;

/** The changes of the next launch. */
final class LaunchChangeShape {
    private static final Shape<String> PROVIDER =
            Scalars.PROVIDER.described("A capacity provider instead; not together with launchType.", "FARGATE");

    private static final Shape<LaunchType.KnownLaunchType> LAUNCH_TYPE =
            Scalars.LAUNCH_TYPE.described("A launch type instead; not together with capacityProvider.", "EC2");

    private static final Shape<Subnets> SUBNETS = Shapes.word(Scalars::lower, Subnets.values())
            .or(Subnets.KEEP)
            .described("rotate: another subnet comes first.");

    /** AWS "Task CPU and memory": Fargate's smallest sizes. */
    private static final Shape<Scaling> CPU =
            scaling(256, 4096).described("How the task's CPU, in units of 1/1024 vCPU, grows with each launch.");

    private static final Shape<Scaling> MEMORY =
            scaling(512, 8192).described("How the task's memory, in MiB, grows with each launch.");

    static final Shape<LaunchChange> CHANGE = Shapes.record(LaunchChangeShape::read)
            .described("The changes of the next launch.")
            .named("change")
            .or(LaunchChange.NONE)
            .described("The changes of the next launch.");

    private LaunchChangeShape() {}

    private static LaunchChange read(Fields<LaunchChange> fields) {
        fields.exclude(
                "launchType",
                "capacityProvider",
                "cannot be given together with capacityProvider: ECS takes one of them");
        fields.needSome("changes nothing; name what is different, or leave it out");
        return new LaunchChange(
                fields.inline(LaunchChangeShape::compute, LaunchChange::compute),
                fields.field("subnets", SUBNETS, LaunchChange::subnets),
                fields.optional("cpu", CPU, LaunchChange::cpu),
                fields.optional("memory", MEMORY, LaunchChange::memory));
    }

    private static Optional<Compute> compute(Fields<Optional<Compute>> fields) {
        Optional<LaunchType.KnownLaunchType> type =
                fields.optional("launchType", LAUNCH_TYPE, compute -> compute.flatMap(LaunchChangeShape::type));
        Optional<String> provider =
                fields.optional("capacityProvider", PROVIDER, compute -> compute.flatMap(LaunchChangeShape::provider));
        return type.<Compute>map(Compute.OnLaunchType::new)
                .or(() -> provider.map(name -> new Compute.OnProviders(List.of(new Compute.StrategyItem(name, 0, 1)))));
    }

    private static Optional<LaunchType.KnownLaunchType> type(Compute compute) {
        return compute instanceof Compute.OnLaunchType on && on.type() instanceof LaunchType.KnownLaunchType known
                ? Optional.of(known)
                : Optional.empty();
    }

    private static Optional<String> provider(Compute compute) {
        return compute instanceof Compute.OnProviders on
                ? on.strategy().stream().map(Compute.StrategyItem::provider).findFirst()
                : Optional.empty();
    }

    private static Shape<Scaling> scaling(int least, int example) {
        Shape<Double> factor = Scalars.factor(1, BackoffShape.LARGEST_FACTOR, true)
                .needed("write the factor, such as 2")
                .described("The factor.", 2);
        Shape<Integer> max = Shapes.integer(least, Integer.MAX_VALUE)
                .needed("write the maximum")
                .described("The maximum.", example);
        return Shapes.record(fields ->
                new Scaling(fields.field("factor", factor, Scaling::factor), fields.field("max", max, Scaling::cap)));
    }
}
