package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.LaunchChange.Scaling;
import dev.lifeline.lifecycle.policy.LaunchChange.Subnets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is different about the next launch. */
final class LaunchChangeFields {
    /** AWS "Task CPU and memory": Fargate's smallest size. */
    private static final int LEAST_CPU = 256;

    private static final int LEAST_MEMORY = 512;

    private static final Map<String, Subnets> SUBNETS = Words.names(Subnets.class, Words::lower);

    private LaunchChangeFields() {}

    static LaunchChange read(Fields fields) {
        Optional<LaunchType.Known> launchType = fields.value("launchType", Words::launchType);
        Optional<String> provider = fields.value("capacityProvider", Words::provider);
        if (fields.present("launchType") && fields.present("capacityProvider")) {
            fields.problem("launchType", "cannot be given together with capacityProvider: ECS takes one of them");
        }
        LaunchChange change = new LaunchChange(
                launchType.<Compute>map(Compute.OnLaunchType::new).or(() -> provider.map(LaunchChangeFields::on)),
                fields.value("subnets", Words.word(SUBNETS)).orElse(Subnets.KEEP),
                fields.object("cpu", cpu -> scaling(cpu, LEAST_CPU)),
                fields.object("memory", memory -> scaling(memory, LEAST_MEMORY)));
        if (fields.isEmpty()) {
            fields.problem("changes nothing; name what is different, or leave it out");
        }
        return change;
    }

    private static Compute on(String provider) {
        return new Compute.OnProviders(List.of(new Compute.StrategyItem(provider, 0, 1)));
    }

    private static Scaling scaling(Fields fields, int least) {
        Optional<Double> factor =
                fields.value("factor", Words.factor(Optional.of(1.0), 1, BackoffFields.LARGEST_FACTOR));
        Optional<Integer> max = fields.value("max", Words.whole(least, Integer.MAX_VALUE));
        fields.require("factor", "write how much more each time, such as 2");
        fields.require("max", "write the most it may grow to");
        return new Scaling(factor.orElse(2.0), max.orElse(least));
    }
}
