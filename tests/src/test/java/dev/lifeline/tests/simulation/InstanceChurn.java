package dev.lifeline.tests.simulation;

import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.model.ContainerInstance;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.script.LostTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The container instances: some go away, some are only reported as gone; others replace them. */
final class InstanceChurn {
    private static final int SIZE = 3;
    private static final int MOST_LOSSES = 3;

    private static final String GONE = """
            {"version":"0","id":"00000000-0000-4000-a000-000000000000","detail-type":"ECS Container Instance State Change",\
            "source":"aws.ecs","account":"111122223333","time":"2026-03-01T10:00:00Z","region":"us-east-1",\
            "resources":["INSTANCE"],"detail":{"agentConnected":true,"attributes":[],"clusterArn":\
            "arn:aws:ecs:us-east-1:111122223333:cluster/prod","containerInstanceArn":"INSTANCE","ec2InstanceId":"i-0",\
            "registeredResources":[],"remainingResources":[],"status":"INACTIVE","version":9,"versionInfo":{},\
            "updatedAt":"2026-03-01T10:00:00Z"}}""";

    private final SimulatedWorld world;
    private final List<String> instances = new ArrayList<>();
    private final Set<String> calledGone = new HashSet<>();

    InstanceChurn(SimulatedWorld world) {
        this.world = world;
    }

    void begin() {
        world.ecs().with((ecs, now) -> ecs.createCluster(Workload.CLUSTER));
        register(SIZE);
        Duration active = Duration.between(SimulatedWorld.START, world.outages().cease());
        for (int n = 0; n < MOST_LOSSES; n++) {
            world.chance()
                    .roll(Fault.INSTANCE_LOSS, n)
                    .ifPresent(roll -> world.time().at(within(active, roll), () -> lose(roll)));
            world.chance()
                    .roll(Fault.FALSE_INSTANCE_LOSS, n)
                    .ifPresent(roll -> world.time().at(within(active, roll), () -> loseInWords(roll)));
        }
    }

    /** ECS has falsely reported the task's instance as gone, so its task may be given up. */
    boolean isCalledGone(SimulatedTask task) {
        return task.launch()
                .placement()
                .containerInstanceArn()
                .filter(calledGone::contains)
                .isPresent();
    }

    private static Instant within(Duration span, Chance.Roll roll) {
        return SimulatedWorld.START.plusMillis((long) roll.between(500, (double) span.toMillis()));
    }

    private void register(int count) {
        world
                .ecs()
                .with((ecs, now) -> ecs.registerInstances(
                        Workload.CLUSTER, InstanceSpec.small(count, EcsAccount.EXAMPLE.region()), now))
                .stream()
                .map(ContainerInstance::arn)
                .forEach(instances::add);
    }

    private void lose(Chance.Roll roll) {
        String instance = roll.pick(instances);
        LostTasks tasks = roll.other().pick(List.of(LostTasks.values()));
        world.trace().note(world.time().now(), "ECS", "loses an instance", tasks);
        instances.remove(instance);
        world.ecs().with((ecs, now) -> {
            ecs.loseInstance(instance, tasks, now);
            return instance;
        });
        register(1);
    }

    private void loseInWords(Chance.Roll roll) {
        world.trace().note(world.time().now(), "ECS", "calls an instance gone", "");
        String instance = roll.pick(instances);
        calledGone.add(instance);
        world.bus()
                .sendOfInstance(
                        new QueuedEvent.EventBody.Text(GONE.replace("INSTANCE", instance)),
                        new QueuedEvent.EventContent.OfInstance(instance, true),
                        "instance");
    }
}
