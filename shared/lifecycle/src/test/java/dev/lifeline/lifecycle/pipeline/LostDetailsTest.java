package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.run.Change;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A run that forgets every detail behaves like one that keeps them, for all tasks and policies. */
class LostDetailsTest {
    private static final int WALKS = 3_000;
    private static final int STEPS = 40;

    @Test
    void a_run_that_forgets_its_details_fares_like_one_that_keeps_them() {
        int forgotten = 0;
        int ended = 0;
        for (long seed = 1; seed <= WALKS; seed++) {
            Walk walk = new Walk(seed);
            for (int step = 0; step < STEPS; step++) {
                walk.step();
                assertThat(Fate.of(walk.forgetful))
                        .as("seed %d, step %d, after %s", seed, step, walk.last)
                        .isEqualTo(Fate.of(walk.keeping));
            }
            forgotten += walk.forgotten;
            ended += walk.keeping.run().hasEnded() ? 1 : 0;
        }
        assertThat(forgotten).as("details that were forgotten").isGreaterThan(WALKS);
        assertThat(ended).as("runs that ended").isGreaterThan(WALKS / 2);
    }

    /** What users, ECS and the policy see of a decision. Whether images were pulled may follow only from the end. */
    private record Fate(
            List<Effect> effects,
            List<PendingEffect> pending,
            String phase,
            Optional<Cause> cause,
            int attempt,
            boolean over,
            Map<BudgetGroup, Spent> spent,
            Optional<Instant> deadline) {

        static Fate of(Decision decision) {
            Run run = decision.run();
            Optional<Classification> cause = run.phase() instanceof Phase.Ended ended
                    ? ended.cause()
                    : run.phase() instanceof Phase.BackingOff waiting ? Optional.of(waiting.cause()) : Optional.empty();
            return new Fate(
                    decision.effects(),
                    run.pending(),
                    run.phase() instanceof Phase.Ended ended
                            ? ended.result().name()
                            : run.phase().getClass().getSimpleName(),
                    cause.map(Classification::cause),
                    run.attempt().number(),
                    run.attempt().isOver(),
                    run.spent(),
                    run.deadline());
        }
    }

    /** Two runs with the same observations. */
    private static final class Walk {
        private final RandomGenerator random;
        private final Policy policy;
        private final Optional<Policy> shadow;
        private Instant now = TaskSketch.NOON;
        private Decision keeping;
        private Decision forgetful;
        private TaskLook task = new TaskLook("none", 0, 0);
        private Object last = "the launch";
        private int forgotten;

        Walk(long seed) {
            this.random = new Random(seed);
            AnyPolicy policies = new AnyPolicy(random);
            this.policy =
                    random.nextInt(3) == 0 ? DefaultPolicy.named("default").orElseThrow() : policies.any("walked");
            this.shadow = random.nextInt(4) == 0 ? Optional.of(policies.any("beside")) : Optional.empty();
            this.keeping = Supervisor.launch(Scene.IDENTITY, LaunchOrder.of(Scene.REQUEST), circumstances(0.5));
            this.forgetful = keeping;
        }

        private Circumstances circumstances(double chance) {
            return new Circumstances(policy, shadow, CauseCatalog.standard(), Limits.STANDARD, now, chance);
        }

        void step() {
            now = now.plusSeconds(1 + random.nextInt(20));
            Observation observation = next();
            last = observation;
            Circumstances circumstances = circumstances(random.nextDouble());
            keeping = Supervisor.decide(keeping.run(), observation, circumstances);
            Decision decided = Supervisor.decide(forgetful.run(), observation, circumstances);
            boolean detail = Change.between(forgetful.run(), decided.run()) == Change.DETAIL;
            forgotten += detail && !decided.run().equals(forgetful.run()) ? 1 : 0;
            forgetful = detail
                    ? new Decision(decided.outcome(), forgetful.run(), decided.effects(), decided.explanation())
                    : decided;
        }

        private Observation next() {
            Run run = keeping.run();
            int attempt = run.attempt().number();
            Optional<Effect> owed =
                    run.pending().stream().map(PendingEffect::effect).findFirst();
            if (owed.isPresent() && random.nextInt(3) > 0) {
                return answer(owed.get());
            }
            return switch (random.nextInt(14)) {
                case 0 -> UserWishes.any(random);
                case 1 -> new Observation.InstanceLost("i-1");
                case 2, 3 -> {
                    now = run.deadline().filter(now::isBefore).orElse(now).plus(Duration.ofSeconds(random.nextInt(2)));
                    yield new Observation.TimePassed();
                }
                case 4 ->
                    task.stage() == 0
                            ? new Observation.TimePassed()
                            : new Observation.DescribeAnswered(attempt, TaskSketch.ref(task.id()), described());
                default ->
                    task.stage() == 0 || task.isOver()
                            ? new Observation.TimePassed()
                            : new Observation.TaskSeen(attempt, moves());
            };
        }

        /**
         * A forgotten snapshot is news again. That has a consequence only here: the task of an attempt that is over is
         * stopped once, and a StopTask that is repeated for a stopping task counts as answered.
         */
        private DescribeAnswer described() {
            Run run = keeping.run();
            boolean counts = run.attempt().isOver() || run.isStopping();
            boolean same = task.isOver() || (random.nextBoolean() && !counts);
            return new DescribeAnswer.Seen(same ? named(task) : moves());
        }

        private EcsTask moves() {
            task = task.next(random);
            return named(task);
        }

        private EcsTask named(TaskLook shown) {
            return TaskSketch.startedBy(
                    keeping.run()
                            .identity()
                            .task(keeping.run().attempt().number())
                            .startedBy(),
                    shown.seen());
        }

        private Observation answer(Effect effect) {
            return switch (effect) {
                case Effect.RunTask run -> {
                    task = new TaskLook("t" + run.attempt(), 1, random.nextInt());
                    Optional<EcsTask> told = random.nextInt(4) > 0 ? Optional.of(named(task)) : Optional.empty();
                    yield new Observation.LaunchAnswered(
                            run.attempt(), new LaunchAnswer.TaskCreated(TaskSketch.ref(task.id()), told));
                }
                case Effect.StopTask stop ->
                    new Observation.StopAnswered(
                            stop.attempt(), stop.task(), new StopAnswer.StopAccepted(Optional.empty()));
                case Effect.DescribeTask describe ->
                    new Observation.DescribeAnswered(describe.attempt(), describe.task(), described());
                case Effect.FindTask find -> new Observation.TimePassed();
                case Effect.SendCallback send ->
                    new Observation.CallbackAnswered(
                            send.callback(), send.news(), new Observation.CallbackAnswer.CallbackDelivered());
            };
        }
    }

    /**
     * A task between PROVISIONING and STOPPED.
     *
     * @param stage how far it is; 0 while there is none
     * @param fate the bits determine its fate
     */
    private record TaskLook(String id, int stage, int fate) {
        private static final List<String> STAGES = List.of(
                "",
                "PROVISIONING",
                "PENDING",
                "PENDING",
                "ACTIVATING",
                "RUNNING",
                "DEACTIVATING",
                "STOPPING",
                "DEPROVISIONING",
                "STOPPED");

        boolean isOver() {
            return stage == STAGES.size() - 1;
        }

        /** Events may be lost, and a failed start skips the states after it. */
        TaskLook next(RandomGenerator random) {
            int step = 1 + (random.nextInt(4) == 0 ? 1 : 0);
            boolean fails = !starts() && stage < 5 && random.nextInt(3) == 0;
            return new TaskLook(
                    id, Math.min(STAGES.size() - 1, fails ? 8 : !starts() && stage == 4 ? 8 : stage + step), fate);
        }

        private boolean starts() {
            return (fate & 3) > 0;
        }

        EcsTask seen() {
            TaskSketch sketch = TaskSketch.task(id, stage, STAGES.get(stage));
            boolean ending = stage > 5;
            sketch = stage > 2 && (fate & 4) == 0 ? sketch.pulled() : sketch;
            sketch = (fate & 8) == 0 ? sketch.on("i-1") : sketch;
            if (!ending) {
                return (fate & 48) == 48 && stage > 1
                        ? sketch.with(container("side", "PENDING", "CannotPullContainerError: i/o timeout"))
                                .now()
                        : sketch.now();
            }
            return starts()
                    ? ended(sketch.ran())
                    : sketch.stopping("TaskFailedToStart", "ResourceInitializationError: timeout")
                            .now();
        }

        private EcsTask ended(TaskSketch sketch) {
            boolean known = stage > 7 || (fate & 64) == 0;
            TaskSketch stopping = sketch.stopping(
                    (fate & 384) == 384 ? "SpotInterruption" : "EssentialContainerExited",
                    "Essential container in task exited");
            return known
                    ? stopping.without("app")
                            .with(container("app", (fate & 512) == 0 ? 0 : 1))
                            .now()
                    : stopping.now();
        }
    }
}
