package dev.lifeline.tests.spec;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.ecs.TaskClusters;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.guard.Gate;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.DeploymentRules;
import dev.lifeline.controller.loop.Patience;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ports of a repeated life: they give the earlier answers, and then no more. */
final class RememberedPorts {
    private final Iterator<FunctionLife.AnsweredCall> past;
    private final FunctionLife.LifeSettings rules;
    private final Deque<Effect> todo = new ArrayDeque<>();
    private Instant now;
    private String observed;
    private long revision;

    RememberedPorts(FunctionLife life, FunctionLife.LifeSettings rules, String observed) {
        this.past = life.past().iterator();
        this.rules = rules;
        this.now = life.begun();
        this.observed = observed;
    }

    /** The function reached a new call. No code of the product catches this. */
    static final class Unanswered extends Error {
        private static final long serialVersionUID = 1;

        private final transient PendingStep.PendingCall call;

        Unanswered(PendingStep.PendingCall call) {
            super(null, null, false, false);
            this.call = call;
        }

        PendingStep.PendingCall call() {
            return call;
        }
    }

    PendingStep standing(PendingStep.PendingCall call) {
        return new PendingStep(call, List.copyOf(todo), observed, revision);
    }

    ControllerPorts controllerPorts() {
        TablePorts unused = new TestWorld(now).table();
        Ecs ecs = new Ecs();
        return new ControllerPorts(
                new TablePorts(
                        new Store(),
                        unused.due(),
                        unused.instances(),
                        unused.policies(),
                        unused.launches(),
                        unused.quarantine(),
                        unused.registers(),
                        unused.slots(),
                        unused.listing()),
                new EcsPorts(ecs, ecs, ecs, ecs),
                Timers.NONE,
                (run, callback, news) -> (CallbackAnswer) carry(),
                Gate.OPEN,
                new OnePolicy(rules.policy()),
                AdoptionPorts.ignored(),
                this::add,
                new TimeAndDice(() -> now, () -> 0),
                new DeploymentRules(
                        rules.limits(), Runs.NAMESPACE, Clusters.any(), new Patience(moment -> {}, Duration.ZERO)));
    }

    private void add(Note note) {
        if (note instanceof Note.Decided decided) {
            todo.addAll(decided.decision().effects());
        }
    }

    private Object answer(PendingStep.PendingCall call) {
        if (!past.hasNext()) {
            throw new Unanswered(call);
        }
        FunctionLife.AnsweredCall answered = past.next();
        now = answered.at();
        answered.observed().ifPresent(words -> observed = words);
        return answered.answer();
    }

    private Object carry() {
        Object answer = answer(new PendingStep.PendingCall.Carry(todo.getFirst()));
        todo.removeFirst();
        return answer;
    }

    private final class Store implements RunStore {
        @Override
        public Optional<Stored> load(RunKey key) {
            Optional<?> loaded = (Optional<?>) answer(new PendingStep.PendingCall.Load());
            Optional<Stored> stored = loaded.map(Stored.class::cast);
            revision = stored.map(Stored::revision).orElse(0L);
            return stored;
        }

        @Override
        public SaveResult create(Run run, Explanation explanation) {
            return write(run, explanation.effects());
        }

        @Override
        public SaveResult save(Run run, Stored read, Optional<Explanation> explanation) {
            return write(run, read, explanation.map(Explanation::effects).orElse(List.of()));
        }

        @Override
        public DeleteResult delete(Stored last) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sweep(RunKey key) {
            throw new UnsupportedOperationException();
        }

        private SaveResult write(Run run, Stored read, List<Effect> effects) {
            if (read.revision() != revision) {
                throw new AssertionError("saves on " + read.revision() + ", but has read " + revision);
            }
            return write(run, effects);
        }

        private SaveResult write(Run run, List<Effect> effects) {
            SaveResult result = (SaveResult) answer(new PendingStep.PendingCall.Save(run, effects));
            revision = switch (result) {
                case SaveResult.Saved saved -> saved.stored().revision();
                case SaveResult.Lost lost -> lost.winner().orElseThrow().revision();
            };
            return result;
        }
    }

    private final class Ecs implements TaskRunner, TaskFinder, TaskDefinitions, TaskClusters {
        @Override
        public LaunchAnswer run(TaskName name, LaunchRequest request) {
            return (LaunchAnswer) carry();
        }

        @Override
        public StopAnswer stop(String cluster, TaskRef task, String reason) {
            return (StopAnswer) carry();
        }

        @Override
        public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
            return Map.of(tasks.getFirst(), (DescribeAnswer) carry());
        }

        @Override
        public FindAnswer find(String cluster, TaskName name) {
            return (FindAnswer) carry();
        }

        @Override
        public DefinitionAnswer definition(String taskDefinition) {
            return new DefinitionAnswer.DefinitionFound(
                    Runs.REQUEST.taskDefinition(),
                    List.of("app"),
                    Map.of(),
                    Optional.empty(),
                    Runs.REQUEST.network().isPresent(),
                    Map.of());
        }

        @Override
        public ClusterAnswer cluster(String cluster) {
            return new ClusterAnswer.Active();
        }

        @Override
        public DetailsAnswer details(String cluster, TaskRef task) {
            throw new UnsupportedOperationException();
        }
    }

    private record OnePolicy(Policy policy) implements PolicySource {
        @Override
        public Optional<Policy> policy(PolicyRef ref) {
            return Optional.of(policy);
        }

        @Override
        public Optional<Policy> latest(String name) {
            return Optional.of(policy);
        }

        @Override
        public List<String> names() {
            return List.of(policy.name());
        }
    }
}
