package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswered;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What users request of a run at any moment, and what those who wait for it answer. */
final class UserWishes {
    private static final List<CallbackTarget> TARGETS = List.of(
            new CallbackTarget.TaskToken("token"),
            new CallbackTarget.DurableCallback("id"),
            new CallbackTarget.QueueTarget("https://queue"),
            new CallbackTarget.BusTarget("default"));

    private UserWishes() {}

    static Observation any(RandomGenerator random) {
        return switch (random.nextInt(7)) {
            case 0 -> new StopRequested("enough", StopManner.GRACEFUL);
            case 1 -> new StopRequested("x".repeat(2000), StopManner.AT_ONCE);
            case 2, 3 -> new SuspendRequested("not now");
            case 4 -> new ResumeRequested();
            default -> new CallbackRequested(callback(random));
        };
    }

    private static Callback callback(RandomGenerator random) {
        CallbackTarget target = TARGETS.get(random.nextInt(TARGETS.size()));
        return Callback.to(
                target,
                Optional.of(Duration.ofSeconds(60)).filter(often -> target.takesHeartbeats() && random.nextBoolean()));
    }

    /** An answer to what was sent, or to what never was. */
    static Observation answer(Run run, RandomGenerator random) {
        int number = 1 + random.nextInt(Math.max(1, run.orders().numbered()));
        CallbackNews news = random.nextInt(3) == 0 ? CallbackNews.ALIVE : CallbackNews.ENDED;
        CallbackAnswer answer = switch (random.nextInt(4)) {
            case 0 -> new CallbackAnswer.CallbackDelivered();
            case 1 -> new CallbackAnswer.NobodyWaits("it timed out");
            default -> new CallbackAnswer.CallbackUnanswered("AccessDenied");
        };
        return new CallbackAnswered(number, news, answer);
    }
}
