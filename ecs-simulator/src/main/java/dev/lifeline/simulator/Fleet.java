package dev.lifeline.simulator;

import dev.lifeline.simulator.model.ContainerInstance;
import dev.lifeline.simulator.model.ContainerInstance.InstanceState;
import dev.lifeline.simulator.model.CpuAndMemory;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.SimulatedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The EC2 instances of all clusters and their free capacity. */
final class Fleet {
    private final EcsAccount account;
    private final Ids ids;
    private final TaskRegistry tasks;
    private final Map<String, ContainerInstance> instances = new LinkedHashMap<>();

    Fleet(EcsAccount account, Ids ids, TaskRegistry tasks) {
        this.account = account;
        this.ids = ids;
        this.tasks = tasks;
    }

    List<ContainerInstance> register(String clusterName, InstanceSpec spec, Instant now) {
        List<ContainerInstance> registered = new ArrayList<>();
        for (int i = 0; i < spec.count(); i++) {
            String arn = account.arn("container-instance/" + clusterName + "/" + ids.hex(32));
            ContainerInstance instance = new ContainerInstance(
                    arn,
                    account.arn("cluster/" + clusterName),
                    "i-0" + ids.hex(16),
                    spec,
                    InstanceState.ACTIVE,
                    1,
                    now);
            instances.put(arn, instance);
            registered.add(instance);
        }
        return registered;
    }

    Optional<ContainerInstance> find(String arn) {
        return Optional.ofNullable(instances.get(arn));
    }

    ContainerInstance turn(ContainerInstance instance, InstanceState state) {
        ContainerInstance next = instance.to(state);
        instances.put(next.arn(), next);
        return next;
    }

    List<ContainerInstance> active(String clusterArn) {
        return instances.values().stream()
                .filter(instance ->
                        instance.clusterArn().equals(clusterArn) && instance.state() == InstanceState.ACTIVE)
                .toList();
    }

    /** The instance with the most free memory among those that fit the task. */
    Optional<ContainerInstance> roomFor(String clusterArn, CpuAndMemory size) {
        return active(clusterArn).stream()
                .filter(instance -> remaining(instance).holds(size))
                .max(Comparator.comparingInt(instance -> remaining(instance).memory()));
    }

    CpuAndMemory remaining(ContainerInstance instance) {
        CpuAndMemory left = instance.spec().size();
        for (LiveTask live : tasks.on(instance.arn())) {
            left = left.minus(size(live.task()));
        }
        return left;
    }

    private static CpuAndMemory size(SimulatedTask task) {
        return task.launch().taskDefinition().spec().size();
    }
}
