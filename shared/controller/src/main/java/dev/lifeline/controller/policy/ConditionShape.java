package dev.lifeline.controller.policy;

import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.Condition.ExitCode;
import dev.lifeline.lifecycle.policy.Range;
import dev.lifeline.lifecycle.text.Glob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The conditions of a rule ({@code when}): one per key, always in the same order. */
final class ConditionShape {
    private static final Shape<List<Cause>> CAUSES = Many.oneOrMore(
                    Shapes.word(Enum::name, Cause.values()).named("cause"))
            .described(
                    "The class of the failure: one or a list.",
                    "OUT_OF_MEMORY",
                    List.of("PULL_NOT_FOUND", "PULL_DENIED"));

    private static final Shape<Glob> CONTAINER =
            Scalars.GLOB.described("The container that failed, or whose exit code is meant.", "app");

    private static final Shape<Glob> REASON = Scalars.GLOB.described(
            "A text that says why: the evidence, the task's reason, the containers' reasons. Case is ignored.",
            "*no space left on device*");

    private static final Shape<List<StopCode>> STOP_CODES = Many.oneOrMore(
                    Shapes.<StopCode>word(StopCode::text, StopCode.KnownStopCode.values())
                            .named("stopCode"))
            .described("ECS's stop code: one or a list.", "SpotInterruption");

    private static final Shape<Range> ATTEMPTS =
            Ranges.ATTEMPTS.described("Which attempts, 1 for the first.", 1, "2-", "-3", "2-5");

    private static final Shape<Boolean> REACHED = Shapes.word(running -> running ? "running" : "never", true, false)
            .described("Whether the task was ever RUNNING.");

    private static final Shape<Boolean> HAD_EFFECT = Shapes.FLAG.described(
            "Whether the program may have done something: the task was RUNNING, or an essential container runs or"
                    + " exited before the others had started.");

    private static final Shape<List<String>> PLACES = Many.oneOrMore(Scalars.PLACE)
            .described(
                    "Launch types or capacity providers: one or a list.",
                    "FARGATE_SPOT",
                    List.of("EC2", "my-provider"));

    private static final Shape<Bounds> AGE = Bounds.shape("old", "10m").described("How old the run is.");

    private static final Shape<Bounds> RAN =
            Bounds.shape("long", "5m").described("How long the task was RUNNING; zero if it never was.");

    static final Shape<List<Condition>> WHEN = Shapes.record(ConditionShape::read)
            .or(List.of())
            .described("What must hold.")
            .named("when")
            .described("All of these must match; without it, the rule always matches.");

    private ConditionShape() {}

    /** Conditions that always hold are omitted, so that equal meanings are equal values. */
    private static List<Condition> read(Fields<List<Condition>> fields) {
        List<Condition> when = new ArrayList<>();
        List<Cause> causes = fields.field(
                "cause", CAUSES, all -> sorted(all, Condition.CauseIn.class, Condition.CauseIn::causes, Cause::name));
        if (!causes.isEmpty() && !EnumSet.copyOf(causes).equals(EnumSet.allOf(Cause.class))) {
            when.add(new Condition.CauseIn(Set.copyOf(causes)));
        }
        container(fields).ifPresent(when::add);
        fields.optional("reason", REASON, of(Condition.ReasonLike.class, Condition.ReasonLike::text))
                .map(Condition.ReasonLike::new)
                .ifPresent(when::add);
        List<StopCode> codes = fields.field(
                "stopCode",
                STOP_CODES,
                all -> sorted(all, Condition.StopCodeIn.class, Condition.StopCodeIn::codes, StopCode::text));
        if (!codes.isEmpty()) {
            when.add(new Condition.StopCodeIn(new HashSet<>(codes)));
        }
        fields.optional("attempt", ATTEMPTS, of(Condition.AttemptIn.class, Condition.AttemptIn::attempts))
                .filter(attempts -> attempts.least() > 1 || attempts.most() < Integer.MAX_VALUE)
                .map(Condition.AttemptIn::new)
                .ifPresent(when::add);
        fields.optional("reached", REACHED, of(Condition.Reached.class, Condition.Reached::running))
                .map(Condition.Reached::new)
                .ifPresent(when::add);
        fields.optional("hadEffect", HAD_EFFECT, of(Condition.HadEffect.class, Condition.HadEffect::effect))
                .map(Condition.HadEffect::new)
                .ifPresent(when::add);
        List<String> places = fields.field(
                "on", PLACES, all -> sorted(all, Condition.RunsOn.class, Condition.RunsOn::names, Function.identity()));
        if (!places.isEmpty()) {
            when.add(new Condition.RunsOn(new HashSet<>(places)));
        }
        fields.optional("age", AGE, of(Condition.Age.class, age -> new Bounds(age.least(), age.most())))
                .filter(Bounds::exclude)
                .ifPresent(age -> when.add(new Condition.Age(age.least(), age.most())));
        fields.optional("ran", RAN, of(Condition.Ran.class, ran -> new Bounds(ran.least(), ran.most())))
                .filter(Bounds::exclude)
                .ifPresent(ran -> when.add(new Condition.Ran(ran.least(), ran.most())));
        return when;
    }

    /** The exit code of a container, or only the container. */
    private static Optional<Condition> container(Fields<List<Condition>> fields) {
        Optional<ExitCodes> codes = fields.optional(
                "exitCode", ExitCodes.SHAPE, of(ExitCode.class, exit -> new ExitCodes(exit.sense(), exit.codes())));
        Optional<Glob> container = fields.optional("container", CONTAINER, ConditionShape::containerOf);
        return codes.<Condition>map(asked -> new ExitCode(asked.sense(), Ranges.merged(asked.codes()), container))
                .or(() -> container.map(Condition.ContainerLike::new));
    }

    private static Optional<Glob> containerOf(List<Condition> when) {
        return of(Condition.ContainerLike.class, Condition.ContainerLike::name)
                .apply(when)
                .or(() -> of(ExitCode.class, ExitCode::container).apply(when).flatMap(Function.identity()));
    }

    private static <C extends Condition, T> Function<List<Condition>, Optional<T>> of(
            Class<C> type, Function<C, T> value) {
        return when -> when.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .map(value)
                .findFirst();
    }

    private static <C extends Condition, T> List<T> sorted(
            List<Condition> when, Class<C> type, Function<C, Set<T>> values, Function<T, String> spelling) {
        return of(type, values).apply(when).stream()
                .flatMap(Set::stream)
                .sorted(Comparator.comparing(spelling))
                .toList();
    }
}
