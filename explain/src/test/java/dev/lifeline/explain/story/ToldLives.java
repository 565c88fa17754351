package dev.lifeline.explain.story;

import dev.lifeline.controller.Runs;
import dev.lifeline.explain.Life;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.StopCode.KnownStopCode;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Range;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lives whose stories are kept as texts, by name. */
final class ToldLives {
    private static final String PULL_TIMEOUT = "CannotPullContainerError: i/o timeout";
    private static final Policy BUILT_IN = DefaultPolicy.named("default").orElseThrow();

    private ToldLives() {}

    static Life named(String name) {
        return Optional.ofNullable(all().get(name)).orElseThrow();
    }

    static Map<String, Life> all() {
        Map<String, Life> lives = new LinkedHashMap<>();
        lives.put("just-launched", Life.launched());
        lives.put("running", Life.launched().accepted(1).running(20));
        lives.put("succeeded", Life.launched().accepted(1).running(20).exits(60, 0));
        lives.put("exited-with-3", Life.launched().accepted(1).running(20).exits(60, 3));
        lives.put(
                "temporary-exit-code",
                Life.under(temporary()).accepted(1).running(20).exits(60, 75));
        lives.put(
                "other-exit-code",
                Life.under(temporary()).accepted(1).running(20).exits(60, 3));
        lives.put("temporary-exit-code-late", temporaryTwice());
        lives.put("backing-off", Life.launched().accepted(1).sees(30, task -> task.failed(PULL_TIMEOUT)));
        lives.put("pull-budget-spent", pulls());
        lives.put(
                "image-missing",
                Life.launched()
                        .accepted(1)
                        .sees(30, task -> task.failed("CannotPullContainerError: registry.example/app:9: not found")));
        lives.put(
                "launch-rejected",
                Life.launched()
                        .answers(
                                1,
                                new LaunchAnswer.Rejected(new LaunchRefusal(
                                        "InvalidParameterException", "TaskDefinition is inactive", 400))));
        lives.put(
                "no-capacity",
                Life.launched().answers(1, new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:MEMORY"))));
        lives.put(
                "held",
                Life.launched()
                        .answers(1, new LaunchAnswer.LaunchHeld(new Hold.Slot("paced", Runs.NOON.plusSeconds(40)))));
        lives.put("held-for-long", heldForLong());
        lives.put(
                "interrupted",
                Life.launched()
                        .accepted(1)
                        .running(20)
                        .sees(
                                5,
                                task -> task.stopping(
                                        KnownStopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted.")));
        lives.put("unanswered", Life.launched().answers(1, new LaunchAnswer.LaunchUnanswered("connection reset")));
        lives.put("spot-interruption", spot());
        lives.put(
                "too-long",
                Life.under(within(Duration.ofMinutes(10)))
                        .accepted(1)
                        .running(20)
                        .due()
                        .due());
        lives.put(
                "too-long-and-over",
                Life.under(within(Duration.ofMinutes(10)))
                        .accepted(1)
                        .running(20)
                        .due()
                        .sees(
                                5,
                                task -> task.stopping(KnownStopCode.USER_INITIATED, "the task took too long")
                                        .container(EcsStatus.Known.STOPPED, Optional.of(143), Optional.empty())
                                        .status("STOPPED")));
        lives.put(
                "stopped-by-a-user",
                Life.launched()
                        .accepted(1)
                        .running(20)
                        .then(5, new StopRequested("enough", StopManner.GRACEFUL))
                        .exits(9, 143));
        lives.put(
                "suspended",
                Life.launched()
                        .accepted(1)
                        .sees(30, task -> task.failed(PULL_TIMEOUT))
                        .then(1, new SuspendRequested("maintenance")));
        lives.put(
                "resumed",
                Life.launched()
                        .accepted(1)
                        .sees(30, task -> task.failed(PULL_TIMEOUT))
                        .then(1, new SuspendRequested("maintenance"))
                        .then(600, new ResumeRequested()));
        return lives;
    }

    /** As in a pause: the same call is held again and again. */
    private static Life heldForLong() {
        Life life = Life.launched();
        for (int minute = 1; minute <= 5; minute++) {
            life.answers(
                            1,
                            new LaunchAnswer.LaunchHeld(
                                    new Hold.Slot("registry outage", life.now().plusSeconds(60))))
                    .due();
        }
        return life.answers(
                1,
                new LaunchAnswer.LaunchHeld(
                        new Hold.Slot("registry outage", life.now().plusSeconds(60))));
    }

    static Life spot() {
        return Life.launched()
                .accepted(1.2)
                .running(8)
                .sees(
                        15,
                        task -> task.stopping(KnownStopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted.")
                                .container(EcsStatus.Known.STOPPED, Optional.of(143), Optional.empty())
                                .status("STOPPED"))
                .due()
                .accepted(1.1)
                .running(9)
                .exits(12, 0);
    }

    private static Life pulls() {
        Life life = Life.launched();
        for (int attempt = 1; attempt < 6; attempt++) {
            life.accepted(1).sees(20, task -> task.failed(PULL_TIMEOUT)).due();
        }
        return life.accepted(1).sees(20, task -> task.failed(PULL_TIMEOUT));
    }

    /** Exit codes 75 to 78 are retried, in the first two attempts. */
    private static Policy temporary() {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule(
                "temporary",
                List.of(
                        new Condition.ExitCode(
                                Condition.ExitCode.Sense.IN, List.of(new Range(75, 78)), Optional.empty()),
                        new Condition.AttemptIn(new Range(1, 2))),
                new Verdict.Retry(BudgetGroup.EXIT)));
        rules.add(new Rule(
                "other-codes",
                List.of(new Condition.ExitCode(
                        Condition.ExitCode.Sense.NOT_IN, List.of(new Range(75, 78)), Optional.empty())),
                new Verdict.Fail()));
        rules.addAll(BUILT_IN.rules());
        return new Policy(
                "nightly",
                3,
                BUILT_IN.mode(),
                BUILT_IN.pull(),
                rules,
                Map.of(BudgetGroup.EXIT, new Budget(5, Backoff.NONE)),
                Timeouts.NONE,
                Optional.empty());
    }

    private static Life temporaryTwice() {
        Life life = Life.under(temporary());
        for (int attempt = 1; attempt <= 7; attempt++) {
            life.accepted(1).running(3).exits(4, 75);
            if (!life.run().hasEnded()) {
                life.then(1, new TimePassed());
            }
        }
        return life;
    }

    private static Policy within(Duration running) {
        return BUILT_IN.within(new Timeouts(Map.of(EcsStatus.Known.RUNNING, running), Optional.empty()));
    }
}
