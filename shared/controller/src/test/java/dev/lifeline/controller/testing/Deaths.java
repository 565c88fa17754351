package dev.lifeline.controller.testing;

import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.ecs.TaskClusters;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.controller.store.InstanceRuns;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.SaveResult;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a function die before or after the n-th call of a port, store and runner counted together. */
public final class Deaths {
    private int calls;
    private int before;
    private int after;

    /** The function is dead: it does nothing more, and nobody catches this. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died(String when) {
            super(when);
        }
    }

    public void before(int call) {
        before = call;
    }

    public void after(int call) {
        after = call;
    }

    public ControllerPorts through(TestWorld world) {
        TablePorts table = world.table();
        DyingStore store = new DyingStore(world.store);
        DyingEcs ecs = new DyingEcs(world.ecs);
        return world.controllerPorts(
                new TablePorts(
                        store,
                        store,
                        store,
                        table.policies(),
                        table.launches(),
                        table.quarantine(),
                        table.registers(),
                        table.slots(),
                        table.listing()),
                new EcsPorts(ecs, ecs, ecs, ecs));
    }

    private <T> T call(Supplier<T> port) {
        calls++;
        if (calls == before) {
            throw new Died("before call " + calls);
        }
        T answer = port.get();
        if (calls == after) {
            throw new Died("after call " + calls);
        }
        return answer;
    }

    private final class DyingStore implements RunStore, DueRuns, InstanceRuns {
        private final InMemoryRunStore store;

        DyingStore(InMemoryRunStore store) {
            this.store = store;
        }

        @Override
        public Optional<Stored> load(RunKey key) {
            return call(() -> store.load(key));
        }

        @Override
        public SaveResult create(Run run, Explanation explanation) {
            return call(() -> store.create(run, explanation));
        }

        @Override
        public SaveResult save(Run run, Stored last, Optional<Explanation> explanation) {
            return call(() -> store.save(run, last, explanation));
        }

        @Override
        public DeleteResult delete(Stored last) {
            return call(() -> store.delete(last));
        }

        @Override
        public void sweep(RunKey key) {
            call(() -> {
                store.sweep(key);
                return key;
            });
        }

        @Override
        public List<Due> due(Instant until, int limit) {
            return call(() -> store.due(until, limit));
        }

        @Override
        public List<RunKey> onInstance(String instance) {
            return call(() -> store.onInstance(instance));
        }
    }

    private final class DyingEcs implements TaskRunner, TaskFinder, TaskDefinitions, TaskClusters {
        private final ScriptedTaskRunner runner;

        DyingEcs(ScriptedTaskRunner runner) {
            this.runner = runner;
        }

        @Override
        public LaunchAnswer run(TaskName name, LaunchRequest request) {
            return call(() -> runner.run(name, request));
        }

        @Override
        public StopAnswer stop(String cluster, TaskRef task, String reason) {
            return call(() -> runner.stop(cluster, task, reason));
        }

        @Override
        public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
            return call(() -> runner.describe(cluster, tasks));
        }

        @Override
        public FindAnswer find(String cluster, TaskName name) {
            return call(() -> runner.find(cluster, name));
        }

        @Override
        public DefinitionAnswer definition(String taskDefinition) {
            return call(() -> runner.definition(taskDefinition));
        }

        @Override
        public ClusterAnswer cluster(String cluster) {
            return call(() -> runner.cluster(cluster));
        }

        @Override
        public DetailsAnswer details(String cluster, TaskRef task) {
            return call(() -> runner.details(cluster, task));
        }
    }
}
