package dev.lifeline.tests.whatif;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.tests.whatif.AttemptFate.FateKind;
import dev.lifeline.whatif.archive.RecordedEvent;
import dev.lifeline.whatif.archive.RecordedEvent.EventRead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A month of runs in virtual time, decided by the real core. What the predictor does not know: families fail in their
 * own ways, some runs have an input that fails always, and outages strike all runs of their time.
 */
final class SimulatedMonth {
    static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    private static final int FAMILIES = 20;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final int runs;
    private final MonthWeather weather;

    SimulatedMonth(long seed, int runs) {
        this.seed = seed;
        this.runs = runs;
        this.weather = MonthWeather.of(BEGIN, new SplittableRandom(seed));
    }

    /** What really happened, added up. */
    record Truth(long runs, long retries, long successes, double taskHours) {
        Truth plus(int moreRetries, boolean succeeded, double hours) {
            return new Truth(runs + 1, retries + moreRetries, successes + (succeeded ? 1 : 0), taskHours + hours);
        }
    }

    /** Every run under the policy. Receives the last event of each task. */
    Truth play(Policy policy, Consumer<RecordedEvent> events) {
        Truth truth = new Truth(0, 0, 0, 0);
        for (int number = 0; number < runs; number++) {
            truth = new MonthRun(number, policy, events).play(truth);
        }
        return truth;
    }

    private SplittableRandom chance(long run, long attempt) {
        return new SplittableRandom(seed * MIX ^ (run * 1009 + attempt) * MIX);
    }

    /** One run. */
    private final class MonthRun {
        private final Policy policy;
        private final Consumer<RecordedEvent> events;
        private final RunId id;
        private final int number;
        private final int family;
        private final boolean doomed;
        private final LaunchRequest request;
        private Instant now;
        private double hours;

        MonthRun(int number, Policy policy, Consumer<RecordedEvent> events) {
            SplittableRandom chance = chance(number, 0);
            this.number = number;
            this.policy = policy;
            this.events = events;
            this.id = new RunId("run-" + number);
            this.family = (int) (FAMILIES * chance.nextDouble() * chance.nextDouble());
            this.doomed = chance.nextDouble() < 0.003 * (family % 7);
            this.now = BEGIN.plusSeconds(chance.nextInt(30 * 24) * 3600L)
                    .plusSeconds(chance.nextInt(3) == 0 ? chance.nextInt(120) : chance.nextInt(3600));
            LaunchRequest any = Runs.REQUEST;
            this.request = new LaunchRequest(
                    any.cluster(),
                    "arn:aws:ecs:eu-west-1:111122223333:task-definition/family-" + family + ":1",
                    any.essentials(),
                    any.definedSize(),
                    any.compute(),
                    any.network(),
                    any.overrides(),
                    any.options());
        }

        Truth play(Truth before) {
            Run run = Supervisor.launch(Runs.identity(id), LaunchOrder.of(request), circumstances())
                    .run();
            while (!run.hasEnded()) {
                if (run.phase() instanceof Phase.BackingOff waiting) {
                    now = waiting.until();
                    run = decided(run, new TimePassed());
                } else {
                    run = attempted(run);
                }
            }
            boolean good = run.phase() instanceof Phase.Ended ended && ended.result() == Phase.Result.SUCCEEDED;
            return before.plus(run.attempt().number() - 1, good, hours);
        }

        private Run attempted(Run run) {
            int attempt = run.attempt().number();
            TaskRef task =
                    new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/%08x%024x".formatted(number, attempt));
            Run launched =
                    decided(run, new LaunchAnswered(attempt, new LaunchAnswer.TaskCreated(task, Optional.empty())));
            AttemptFate fate = fate(attempt);
            EcsTask stopped = fate.stopped(task, now, placement(run, attempt));
            hours += fate.taken().minusSeconds(10).toMillis() / 3.6e6;
            now = now.plus(fate.taken());
            events.accept(new EventRead(
                    "month",
                    new Event.TaskStateChange(
                            new Envelope(
                                    EventParser.SOURCE,
                                    "ECS Task State Change",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(now)),
                            new TaskDetail(stopped, () -> new TaskDetail.ToldLaunch(request, List.of())))));
            return decided(launched, new TaskSeen(attempt, stopped));
        }

        private EcsTask.Placement placement(Run run, int attempt) {
            return new EcsTask.Placement(
                    request.cluster(),
                    request.taskDefinition(),
                    Optional.of("family:family-" + family),
                    Optional.of(run.identity().task(attempt).startedBy()),
                    Optional.empty(),
                    Optional.of("FARGATE_SPOT"),
                    Optional.empty());
        }

        /** The same for the same attempt at the same time, under any policy. */
        private AttemptFate fate(int attempt) {
            SplittableRandom chance = chance(number, attempt);
            Duration start = Duration.ofSeconds(chance.nextInt(20, 60));
            double minutes = (1 + 3 * (family % 9)) * Math.exp(0.6 * chance.nextGaussian());
            Duration whole = Duration.ofMillis((long) (minutes * 60_000));
            if (chance.nextDouble() < 0.002 + weather.severity(FateKind.PULL, now)) {
                return new AttemptFate(FateKind.PULL, start, Duration.ofSeconds(5));
            }
            double spot = 0.004 * (family % 4) + weather.severity(FateKind.SPOT, now) * (family % 2);
            if (chance.nextDouble() < spot) {
                return new AttemptFate(FateKind.SPOT, start, part(whole, chance));
            }
            boolean fails = doomed || chance.nextDouble() < 0.01 * (1 + family % 11);
            return fails
                    ? new AttemptFate(FateKind.EXIT, start, part(whole, chance))
                    : new AttemptFate(FateKind.SUCCESS, start, whole);
        }

        private static Duration part(Duration whole, SplittableRandom chance) {
            return Duration.ofMillis((long) (whole.toMillis() * chance.nextDouble()));
        }

        private Run decided(Run run, Observation observation) {
            return Supervisor.decide(run, observation, circumstances()).run();
        }

        private Circumstances circumstances() {
            return new Circumstances(
                    policy,
                    Optional.empty(),
                    CauseCatalog.standard(),
                    Limits.STANDARD,
                    now,
                    chance(number, now.toEpochMilli()).nextDouble());
        }
    }
}
