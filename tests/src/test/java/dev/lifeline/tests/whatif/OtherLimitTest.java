package dev.lifeline.tests.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode.KnownStopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.whatif.archive.RecordedEvent.EventRead;
import dev.lifeline.whatif.comparison.PolicyComparison;
import dev.lifeline.whatif.comparison.WhatIfResult;
import dev.lifeline.whatif.history.EventHistory;
import dev.lifeline.whatif.history.RunHistory;
import dev.lifeline.whatif.history.StoredHistory;
import dev.lifeline.whatif.prediction.Assumptions;
import dev.lifeline.whatif.prediction.Prices;
import dev.lifeline.whatif.prediction.TestedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs whose task was stopped for a time limit that the compared policies may lack. */
class OtherLimitTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final TaskRef TASK =
            new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef");
    private static final Duration STOPPED = Duration.ofMinutes(21);

    private Instant now = NOON;

    private static TestedPolicy limited(String timeouts) {
        return WhatIfTruth.policy("name: limited\n" + timeouts);
    }

    /** As the core stops it, from its launch to its end. */
    private Run stopped(TestedPolicy policy, List<EventRead> events) {
        now = NOON;
        Run run = Supervisor.launch(
                        Runs.identity(new RunId("slow")), LaunchOrder.of(Runs.REQUEST), circumstances(policy))
                .run();
        run = decided(
                        policy,
                        run,
                        new Observation.LaunchAnswered(
                                1, new Observation.LaunchAnswer.TaskCreated(TASK, Optional.empty())))
                .run();
        run = decided(policy, run, new Observation.TaskSeen(1, task(run, EcsStatus.Known.RUNNING, Optional.empty())))
                .run();
        now = NOON.plus(STOPPED).minusSeconds(30);
        Decision late = decided(policy, run, new Observation.TimePassed());
        String reason = late.explanation().effects().stream()
                .flatMap(effect -> effect instanceof Effect.StopTask stop ? Stream.of(stop.reason()) : Stream.of())
                .findFirst()
                .orElseThrow();
        now = NOON.plus(STOPPED);
        EcsTask end = task(late.run(), EcsStatus.Known.STOPPED, Optional.of(reason));
        events.add(new EventRead(
                "f",
                new Event.TaskStateChange(
                        new Envelope(
                                EventParser.SOURCE,
                                "ECS Task State Change",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(now)),
                        new TaskDetail(end, () -> new TaskDetail.ToldLaunch(Runs.REQUEST, List.of())))));
        return decided(policy, late.run(), new Observation.TaskSeen(1, end)).run();
    }

    private Decision decided(TestedPolicy policy, Run run, Observation observation) {
        return Supervisor.decide(run, observation, circumstances(policy));
    }

    private Circumstances circumstances(TestedPolicy policy) {
        return new Circumstances(
                policy.document().policy(), Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, now, 0.5);
    }

    private static EcsTask task(Run run, EcsStatus.Known status, Optional<String> reason) {
        return new EcsTask(
                TASK,
                reason.isPresent() ? 9 : 2,
                status,
                status,
                reason.map(words -> new EcsTask.StopDetails(
                        Optional.of(KnownStopCode.USER_INITIATED), Optional.of(Reason.of(words)), Optional.empty())),
                new EcsTask.Times(
                        Optional.of(NOON),
                        Optional.of(NOON.plusSeconds(5)),
                        Optional.empty(),
                        Optional.of(NOON.plusSeconds(20)),
                        reason.map(words -> NOON.plus(STOPPED))),
                new EcsTask.Placement(
                        run.request().cluster(),
                        run.request().taskDefinition(),
                        Optional.empty(),
                        Optional.of(run.identity().task(1).startedBy()),
                        Optional.empty(),
                        Optional.of("FARGATE"),
                        Optional.empty()),
                List.of(new EcsContainer(
                        "app", status, reason.map(words -> 143), Optional.empty(), Optional.of("runtime"), List.of())));
    }

    private static WhatIfResult compared(String fresh, Optional<String> old, RunHistory run) {
        PolicyComparison comparison =
                new PolicyComparison(limited(fresh), old.map(OtherLimitTest::limited), Prices.STANDARD, 1);
        comparison.take(run);
        return comparison.result(Assumptions.NONE, 20);
    }

    @ParameterizedTest
    @CsvSource({"running: 20m", "run: 20m"})
    void a_limit_is_no_fact_about_the_task_under_a_policy_that_lacks_it(String limit) {
        String its = "timeouts: { " + limit + " }";
        List<EventRead> events = new ArrayList<>();
        List<RunHistory> runs = new ArrayList<>();
        runs.add(StoredHistory.of(stopped(limited(its), events)).orElseThrow());
        EventHistory history = new EventHistory(now, runs::add);
        events.forEach(history::take);
        history.finish();
        String retrying = "rules: [{ when: { cause: TIMEOUT }, then: retry }]\n";
        assertThat(runs).hasSize(2).allSatisfy(run -> {
            assertThat(run.attempts().getLast().cause()).contains(Cause.TIMEOUT);
            WhatIfResult none = compared(retrying, Optional.of(""), run);
            assertThat(none.caveats().cutShort()).isEqualTo(1);
            assertThat(none.differing()).isZero();
            assertThat(compared("timeouts: { running: 2h }", Optional.empty(), run)
                            .caveats()
                            .cutShort())
                    .as("a longer limit")
                    .isEqualTo(1);
            assertThat(compared("timeouts: { running: 5m }", Optional.empty(), run)
                            .caveats()
                            .cutShort())
                    .as("a shorter limit")
                    .isZero();
            assertThat(compared(its, Optional.of(its), run).caveats().cutShort())
                    .as("its own limit")
                    .isZero();
        });
    }
}
