package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.TaskRunner.ClusterAnswer;
import dev.lifeline.controller.port.TaskRunner.DefinitionAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks ECS what must be known before a launch is accepted. A question without an answer is repeated after a growing,
 * jittered pause; an answer is kept.
 *
 * <p>A revision of a task definition never changes, so it is kept for good. Should it be deregistered meanwhile,
 * RunTask refuses it and the run ends with that cause. What a family means now is kept for two seconds, and a cluster
 * for one minute: the revision is pinned when the launch is accepted, so that every attempt runs the same one.
 */
final class LaunchQuestions {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration FAMILY_FRESHNESS = Duration.ofSeconds(2);
    private static final Duration CLUSTER_FRESHNESS = Duration.ofMinutes(1);
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private final Surroundings surroundings;
    private final KeptAnswers<DefinitionAnswer.Found> definitions;
    private final KeptAnswers<ClusterAnswer.Active> clusters;

    LaunchQuestions(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.definitions = new KeptAnswers<>(surroundings.clock());
        this.clusters = new KeptAnswers<>(surroundings.clock());
    }

    /** The questions about one launch, which share its time. */
    OneLaunch begin() {
        return new OneLaunch(
                surroundings.clock().instant().plus(surroundings.patience().forAtMost()));
    }

    /** Asks about one launch. */
    final class OneLaunch {
        private final Instant end;

        private OneLaunch(Instant end) {
            this.end = end;
        }

        DefinitionAnswer definition(String name) {
            return definitions.of(name).<DefinitionAnswer>map(kept -> kept).orElseGet(() -> {
                DefinitionAnswer answer = repeated(
                        () -> surroundings.runner().definition(name), DefinitionAnswer.Unknown.class::isInstance);
                if (answer instanceof DefinitionAnswer.Found found) {
                    definitions.keep(name, found, hasRevision(name) ? FOR_GOOD : FAMILY_FRESHNESS);
                }
                return answer;
            });
        }

        ClusterAnswer cluster(String name) {
            return clusters.of(name).<ClusterAnswer>map(kept -> kept).orElseGet(() -> {
                ClusterAnswer answer =
                        repeated(() -> surroundings.runner().cluster(name), ClusterAnswer.Unknown.class::isInstance);
                if (answer instanceof ClusterAnswer.Active active) {
                    clusters.keep(name, active, CLUSTER_FRESHNESS);
                }
                return answer;
            });
        }

        private <T> T repeated(Supplier<T> question, Predicate<T> unanswered) {
            T answer = question.get();
            Duration longest = FIRST_PAUSE;
            while (unanswered.test(answer)) {
                Instant next = surroundings.clock().instant().plus(jittered(longest));
                if (!next.isBefore(end)) {
                    return answer;
                }
                surroundings.patience().pause().until(next);
                answer = question.get();
                longest = min(longest.multipliedBy(2), LONGEST_PAUSE);
            }
            return answer;
        }
    }

    private static boolean hasRevision(String taskDefinition) {
        return taskDefinition.matches(".*:[0-9]+");
    }

    /** Between half of it and all of it, so that functions that were throttled together do not come back together. */
    private Duration jittered(Duration longest) {
        return Duration.ofMillis(
                Math.round(longest.toMillis() * (0.5 + surroundings.random().nextDouble() / 2)));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
