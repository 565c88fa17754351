package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.text.Glob;
import dev.lifeline.lifecycle.text.NormalizedText;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One condition of a rule. A rule matches if all of its conditions hold. */
public sealed interface Condition {

    boolean holds(FailureContext context);

    private static boolean anyMatches(Glob glob, List<NormalizedText> texts) {
        for (NormalizedText text : texts) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(Duration time, Duration least, Duration most) {
        return time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
    }

    /** The cause is one of these. */
    record CauseIn(Set<Cause> causes) implements Condition {
        public CauseIn {
            causes = Set.copyOf(causes);
        }

        @Override
        public boolean holds(FailureContext context) {
            return causes.contains(context.cause().cause());
        }
    }

    /**
     * A container exited with one of these codes, or, for {@link Sense#NOT_IN}, with another one.
     *
     * @param container which containers count, essential or not; absent for the essential one that decided
     */
    record ExitCode(Sense sense, List<Range> codes, Optional<Glob> container) implements Condition {
        /** Whether the codes are included or excluded. */
        public enum Sense {
            IN,
            NOT_IN
        }

        public ExitCode {
            codes = List.copyOf(codes);
        }

        @Override
        public boolean holds(FailureContext context) {
            if (container.isEmpty()) {
                return context.exit().isPresent() && means(context.exit().get().code());
            }
            for (EcsContainer each : context.containers()) {
                if (each.ownExitCode().isPresent()
                        && container.get().matches(new NormalizedText(each.name()))
                        && means(each.ownExitCode().get())) {
                    return true;
                }
            }
            return false;
        }

        private boolean means(int code) {
            for (Range range : codes) {
                if (range.holds(code)) {
                    return sense == Sense.IN;
                }
            }
            return sense == Sense.NOT_IN;
        }
    }

    /** A text of the failure matches this pattern. */
    record ReasonLike(Glob text) implements Condition {
        @Override
        public boolean holds(FailureContext context) {
            for (Reason reason : context.reasons()) {
                if (text.matches(reason.normal())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** ECS's stop code is one of these. */
    record StopCodeIn(Set<StopCode> codes) implements Condition {
        public StopCodeIn {
            codes = Set.copyOf(codes);
        }

        @Override
        public boolean holds(FailureContext context) {
            return context.stopCode().isPresent()
                    && codes.contains(context.stopCode().get());
        }
    }

    /** A container of this name failed. */
    record ContainerLike(Glob name) implements Condition {
        @Override
        public boolean holds(FailureContext context) {
            return anyMatches(name, context.blamed());
        }
    }

    /** The attempt is one of these. */
    record AttemptIn(Range attempts) implements Condition {
        @Override
        public boolean holds(FailureContext context) {
            return attempts.holds(context.attempt());
        }
    }

    /** The attempt's task was RUNNING, or never was. */
    record Reached(boolean running) implements Condition {
        @Override
        public boolean holds(FailureContext context) {
            return context.reachedRunning() == running;
        }
    }

    /** The program may have had an effect, or cannot have. It may have had one before the whole task was RUNNING. */
    record HadEffect(boolean effect) implements Condition {
        @Override
        public boolean holds(FailureContext context) {
            return context.hadEffect() == effect;
        }
    }

    /** The task is on one of these launch types or capacity providers, or would have been if it had been created. */
    record RunsOn(Set<String> names) implements Condition {
        public RunsOn {
            names = Set.copyOf(names);
        }

        @Override
        public boolean holds(FailureContext context) {
            return !Collections.disjoint(names, context.platforms());
        }
    }

    /** The age of the run is within bounds. */
    record Age(Duration least, Duration most) implements Condition {
        @Override
        public boolean holds(FailureContext context) {
            return within(context.elapsed().run(), least, most);
        }
    }

    /** The time for which the attempt's task was RUNNING is within bounds; zero if it never was. */
    record Ran(Duration least, Duration most) implements Condition {
        @Override
        public boolean holds(FailureContext context) {
            return within(context.elapsed().running().orElse(Duration.ZERO), least, most);
        }
    }
}
