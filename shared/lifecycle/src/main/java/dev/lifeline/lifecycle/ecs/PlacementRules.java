package dev.lifeline.lifecycle.ecs;

import java.util.List;
import java.util.Optional;

/**
 * Which container instances may take a task, and which of those ECS prefers.
 *
 * <p>Source: AWS ECS API, PlacementConstraint and PlacementStrategy.
 *
 * @param constraints at most ten
 * @param strategy at most five, the most important first
 */
public record PlacementRules(List<Constraint> constraints, List<Preference> strategy) {

    /** Only the task definition's rules. */
    public static final PlacementRules NONE = new PlacementRules(List.of(), List.of());

    public PlacementRules {
        constraints = List.copyOf(constraints);
        strategy = List.copyOf(strategy);
    }

    /**
     * An instance that breaks it gets no task.
     *
     * @param expression in ECS's cluster query language; empty for {@code distinctInstance}
     */
    public record Constraint(ConstraintType type, Optional<String> expression) {}

    /**
     * One step in ranking the remaining instances.
     *
     * @param field such as {@code cpu} or {@code attribute:ecs.availability-zone}; not used by {@code random}
     */
    public record Preference(StrategyType type, Optional<String> field) {}

    /** The kinds of constraints. */
    public enum ConstraintType implements ApiWord {
        DISTINCT_INSTANCE("distinctInstance"),
        MEMBER_OF("memberOf");

        private final String text;

        ConstraintType(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** The kinds of strategies. */
    public enum StrategyType implements ApiWord {
        RANDOM("random"),
        SPREAD("spread"),
        BINPACK("binpack");

        private final String text;

        StrategyType(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }
}
