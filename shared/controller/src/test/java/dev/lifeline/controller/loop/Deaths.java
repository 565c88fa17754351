package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunKey;
import dev.lifeline.lifecycle.run.TaskName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a function die before or after the n-th call of a port, store and runner counted together. */
final class Deaths {
    private int calls;
    private int before;
    private int after;

    /** The function is dead: nothing of it goes on, and nobody catches this. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died(String when) {
            super(when);
        }
    }

    void before(int call) {
        before = call;
    }

    void after(int call) {
        after = call;
    }

    Surroundings through(TestWorld world) {
        return world.surroundings(new DyingStore(world.store), new DyingRunner(world.ecs), PolicySource.builtIn());
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

    private final class DyingStore implements RunStore {
        private final RunStore store;

        DyingStore(RunStore store) {
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
        public SaveResult save(Run run, Stored last, Explanation explanation) {
            return call(() -> store.save(run, last, explanation));
        }

        @Override
        public SaveResult keep(Run run, Stored last) {
            return call(() -> store.keep(run, last));
        }

        @Override
        public List<Due> due(Instant until, int limit) {
            return call(() -> store.due(until, limit));
        }

        @Override
        public List<RunKey> onInstance(String instance) {
            return call(() -> store.onInstance(instance));
        }

        @Override
        public List<JournalEntry> journal(RunId id) {
            return call(() -> store.journal(id));
        }
    }

    private final class DyingRunner implements TaskRunner {
        private final TaskRunner runner;

        DyingRunner(TaskRunner runner) {
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
