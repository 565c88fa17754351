package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.whatif.history.AttemptFact;
import java.util.Map;
import java.util.Optional;

/**
 * What an hour of a task costs, in dollars.
 *
 * @param instances of tasks on container instances: 0 unless the user says otherwise, because the instances are paid
 *     for anyway
 * @param usual the size of a task whose size is unknown: events of ECS have no size of a task definition
 * @param families the sizes of families that the user gives
 */
public record Prices(
        HourPrice fargate, HourPrice spot, HourPrice instances, TaskSize usual, Map<String, TaskSize> families) {
    private static final double SECONDS = 3600;
    private static final double UNITS = 1024;

    /** AWS's prices in us-east-1 for Linux on x86 (AWS "Fargate pricing"); Spot at its usual discount of 70 %. */
    public static final Prices STANDARD = new Prices(
            new HourPrice(0.04048, 0.004445),
            new HourPrice(0.012144, 0.0013335),
            new HourPrice(0, 0),
            new TaskSize(256, 512),
            Map.of());

    public Prices {
        families = Map.copyOf(families);
    }

    /** The price of a vCPU and of a GB of memory for an hour. */
    public record HourPrice(double vcpu, double gigabyte) {}

    /** What the attempt cost. */
    double of(AttemptFact fact, LaunchRequest request) {
        Optional<EcsTask.Placement> placement = fact.placement();
        if (placement.isEmpty()) {
            return 0;
        }
        TaskSize size = request.size()
                .orElseGet(() -> families.getOrDefault(ResourceNames.family(request.taskDefinition()), usual));
        HourPrice price = price(placement.get());
        double hours = fact.used().toMillis() / 1000.0 / SECONDS;
        return hours * (price.vcpu() * size.cpu() / UNITS + price.gigabyte() * size.memory() / UNITS);
    }

    private HourPrice price(EcsTask.Placement placement) {
        if (placement.capacityProvider().filter("FARGATE_SPOT"::equals).isPresent()) {
            return spot;
        }
        boolean onInstances = placement.containerInstance().isPresent()
                || placement
                        .launchType()
                        .filter(type -> type != LaunchType.KnownLaunchType.FARGATE)
                        .isPresent();
        return onInstances ? instances : fargate;
    }
}
