package dev.lifeline.controller.launch;

import dev.lifeline.controller.ecs.TaskClusters;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.Patience;
import dev.lifeline.controller.time.TimeAndDice;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks ECS what must be known before a launch is accepted. An unanswered question is repeated after a growing, jittered
 * pause; an answer is cached, that of a cluster for one minute. An accepted launch pins the revision of its task
 * definition, so that every attempt runs the same one.
 */
final class LaunchQuestions {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration CLUSTER_FRESHNESS = Duration.ofMinutes(1);

    private final TaskDefinitions definitions;
    private final TaskClusters clusters;
    private final TimeAndDice chance;
    private final Patience patience;
    private final KeptAnswers<ClusterAnswer.Active> knownClusters;

    LaunchQuestions(ControllerPorts ports, TaskDefinitions definitions) {
        this.definitions = definitions;
        this.clusters = ports.ecs().clusters();
        this.chance = ports.chance();
        this.patience = ports.rules().patience();
        this.knownClusters = new KeptAnswers<>(chance.clock());
    }

    /** The questions about one launch, which share its time limit. */
    OneLaunch begin() {
        return new OneLaunch(now().plus(patience.forAtMost()));
    }

    /** Starts the questions about one launch. */
    final class OneLaunch {
        private final Instant end;

        private OneLaunch(Instant end) {
            this.end = end;
        }

        DefinitionAnswer definition(String name) {
            return repeated(
                    () -> definitions.definition(name), DefinitionAnswer.DefinitionUnanswered.class::isInstance);
        }

        ClusterAnswer cluster(String name) {
            return knownClusters.of(name).<ClusterAnswer>map(kept -> kept).orElseGet(() -> {
                ClusterAnswer answer =
                        repeated(() -> clusters.cluster(name), ClusterAnswer.ClusterUnanswered.class::isInstance);
                if (answer instanceof ClusterAnswer.Active active) {
                    knownClusters.keep(name, active, CLUSTER_FRESHNESS);
                }
                return answer;
            });
        }

        private <T> T repeated(Supplier<T> question, Predicate<T> unanswered) {
            T answer = question.get();
            Duration longest = FIRST_PAUSE;
            while (unanswered.test(answer)) {
                Instant next = now().plus(jittered(longest));
                if (!next.isBefore(end)) {
                    return answer;
                }
                patience.pause().until(next);
                answer = question.get();
                longest = min(longest.multipliedBy(2), LONGEST_PAUSE);
            }
            return answer;
        }
    }

    private Instant now() {
        return chance.clock().instant();
    }

    /** Between half and all of it, so that functions that were throttled together do not retry together. */
    private Duration jittered(Duration longest) {
        return Duration.ofMillis(
                Math.round(longest.toMillis() * (0.5 + chance.random().nextDouble() / 2)));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
