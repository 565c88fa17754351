package dev.lifeline.tests.policy;

import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays a situation to the supervisor under a policy, and returns the decision in a claim's words. */
final class SituationPlay {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final Policy policy;
    private final ClaimedSituation situation;
    private final double random;
    private final Set<String> words = new LinkedHashSet<>();
    private Instant now = START;
    private Decision last;

    private SituationPlay(Policy policy, ClaimedSituation situation, double random) {
        this.policy = policy;
        this.situation = situation;
        this.random = random;
        this.last = Supervisor.launch(ClaimedSituation.RUN, LaunchOrder.of(situation.request()), circumstances());
    }

    /** @param random in [0, 1) */
    static DecidedWords of(Policy policy, ClaimedSituation situation, double random) {
        return new SituationPlay(policy, situation, random).play();
    }

    /** @param delay before the next attempt */
    record DecidedWords(ClaimWords words, Optional<Duration> delay, String reason) {}

    private DecidedWords play() {
        for (int attempt = 1; attempt < situation.attempt(); attempt++) {
            launched(attempt);
            over(attempt);
            if (last.run().attempt().number() > attempt) {
                continue;
            }
            if (!(last.run().phase() instanceof Phase.BackingOff backingOff)) {
                throw new AssertionError("there is no attempt " + (attempt + 1) + ": "
                        + last.explanation().reason());
            }
            now = backingOff.until();
            observe(new TimePassed());
        }
        launched(situation.attempt());
        if (situation.isAlive() || situation.state().isPresent()) {
            lives(situation.attempt());
        } else {
            situation
                    .words()
                    .duration("age")
                    .ifPresent(age -> now = START.plus(age).minus(situation.ran()));
            over(situation.attempt());
        }
        return decided();
    }

    private void launched(int attempt) {
        EcsTask task = situation.alive(attempt, 1, Known.PROVISIONING, last.run(), now);
        observe(new LaunchAnswered(attempt, new LaunchAnswer.TaskCreated(task.ref(), Optional.of(task))));
    }

    private void over(int attempt) {
        now = now.plus(situation.ran());
        observe(new TaskSeen(attempt, situation.over(attempt, last.run(), now)));
    }

    private void lives(int attempt) {
        EcsStatus state = situation.state().orElse(Known.PENDING);
        EcsTask task = situation.alive(attempt, 2, state, last.run(), now);
        if (state != Known.PROVISIONING) {
            observe(new TaskSeen(attempt, task));
        }
        situation.words().duration("for").ifPresent(time -> {
            now = now.plus(time);
            observe(new TimePassed());
        });
        if (words.contains("stop")) {
            observe(new TaskSeen(attempt, situation.stoppedByUs(task, attempt, last.run(), now)));
        }
    }

    private LaunchRequest request() {
        return last.run().request();
    }

    private void observe(Observation observation) {
        last = Supervisor.decide(last.run(), observation, circumstances());
        if (last.effects().stream().anyMatch(Effect.StopTask.class::isInstance)) {
            words.add("stop");
        }
        if (last.explanation().reason().contains("shadow: would be stopped")) {
            words.add("would-stop");
        }
        if (last.explanation().reason().contains("shadow: would be launched again")) {
            words.add("would-retry");
        }
    }

    private Circumstances circumstances() {
        return new Circumstances(policy, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, now, random);
    }

    private DecidedWords decided() {
        Explanation why = last.explanation();
        Map<String, String> values = new LinkedHashMap<>();
        why.rule().ifPresent(rule -> values.put("rule", rule));
        why.cause().ifPresent(cause -> values.put("cause", cause.cause().name()));
        why.spent().keySet().forEach(group -> {
            if (why.cost(group) > 0) {
                values.put("budget", group.name().toLowerCase(Locale.ROOT));
            }
        });
        values.put("on", on(request().compute()));
        request().size().ifPresent(size -> values.put("memory", String.valueOf(size.memory())));
        request()
                .network()
                .ifPresent(network -> values.put("subnet", network.subnets().getFirst()));
        Optional<Duration> delay = switch (last.run().phase()) {
            case Phase.BackingOff waiting -> {
                words.add("retry");
                yield Optional.of(Duration.between(now, waiting.until()));
            }
            case Phase.Attempting on -> {
                boolean next = last.run().attempt().number() > situation.attempt();
                words.add(next ? "retry" : "goes-on");
                yield next ? Optional.of(Duration.ZERO) : Optional.empty();
            }
            case Phase.AwaitingRecord awaiting -> throw new AssertionError("all of its launch is known");
            case Phase.Ended ended -> {
                ended.cause()
                        .ifPresent(cause -> values.put("cause", cause.cause().name()));
                words.add(ended.result() == Phase.Result.SUCCEEDED ? "succeed" : "fail");
                yield Optional.empty();
            }
        };
        return new DecidedWords(new ClaimWords(words, values), delay, why.reason());
    }

    private static String on(Compute compute) {
        return switch (compute) {
            case Compute.ClusterDefault any -> "";
            case Compute.OnLaunchType on -> on.type().toString();
            case Compute.OnProviders on -> on.strategy().getFirst().provider();
        };
    }
}
