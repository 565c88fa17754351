package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.Condition.ExitCode;
import dev.lifeline.lifecycle.policy.Condition.ExitCode.Sense;
import dev.lifeline.lifecycle.policy.Range;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads what a rule asks ({@code when}): one condition a key, always in the same order. */
final class ConditionFields {
    static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    private static final Map<String, Cause> CAUSES = Words.names(Cause.class, Enum::name);
    private static final Map<String, StopCode.Known> STOP_CODES =
            Words.names(StopCode.Known.class, StopCode.Known::text);
    private static final Map<String, Boolean> REACHED = new TreeMap<>(Map.of("running", true, "never", false));

    private ConditionFields() {}

    /** What always holds is left out, so that the same meaning is the same value. */
    static List<Condition> read(Fields fields) {
        List<Condition> when = new ArrayList<>();
        List<Cause> causes = fields.oneOrMore("cause", Words.word(CAUSES));
        if (!causes.isEmpty() && !EnumSet.copyOf(causes).equals(EnumSet.allOf(Cause.class))) {
            when.add(new Condition.CauseIn(Set.copyOf(new HashSet<>(causes))));
        }
        containers(fields).ifPresent(when::add);
        fields.value("reason", Words::glob).map(Condition.ReasonLike::new).ifPresent(when::add);
        Set<StopCode> codes = new HashSet<>(fields.oneOrMore("stopCode", Words.word(STOP_CODES)));
        if (!codes.isEmpty()) {
            when.add(new Condition.StopCodeIn(codes));
        }
        fields.value("attempt", Ranges::attempts)
                .filter(attempts -> attempts.least() > 1 || attempts.most() < Integer.MAX_VALUE)
                .map(Condition.AttemptIn::new)
                .ifPresent(when::add);
        fields.value("reached", Words.word(REACHED)).map(Condition.Reached::new).ifPresent(when::add);
        fields.value("hadEffect", Words::truth).map(Condition.HadEffect::new).ifPresent(when::add);
        Set<String> places = new HashSet<>(fields.oneOrMore("on", Words::place));
        if (!places.isEmpty()) {
            when.add(new Condition.RunsOn(places));
        }
        fields.object("age", age -> bounds(age, Condition.Age::new))
                .flatMap(age -> age)
                .ifPresent(when::add);
        fields.object("ran", ran -> bounds(ran, Condition.Ran::new))
                .flatMap(ran -> ran)
                .ifPresent(when::add);
        return when;
    }

    private static Optional<Condition> containers(Fields fields) {
        boolean others = fields.holdsObject("exitCode");
        List<Range> listed = others
                ? fields.object("exitCode", ConditionFields::others).orElse(List.of())
                : fields.oneOrMore("exitCode", Ranges::codes);
        Optional<Glob> container = fields.value("container", Words::glob);
        if (fields.present("exitCode")) {
            return Optional.of(new ExitCode(others ? Sense.NOT_IN : Sense.IN, Ranges.merged(listed), container));
        }
        return container.map(Condition.ContainerLike::new);
    }

    private static List<Range> others(Fields fields) {
        List<Range> codes = fields.oneOrMore("not", Ranges::codes);
        fields.require("not", "write { not: [0, 2] }, or the codes themselves");
        return codes;
    }

    private static Optional<Condition> bounds(Fields fields, BiFunction<Duration, Duration, Condition> condition) {
        Optional<Duration> min = fields.value("min", Words::duration);
        Optional<Duration> max = fields.value("max", Words::duration);
        Duration least = min.orElse(Duration.ZERO);
        Duration most = max.orElse(FOREVER);
        fields.check(List.of("min", "max"), () -> {
            if (min.isEmpty() && max.isEmpty()) {
                fields.problem("says nothing; write min, max or both");
            }
            if (least.compareTo(most) > 0) {
                fields.problem("min", "is longer than max: nothing can be both");
            }
        });
        return least.isZero() && most.equals(FOREVER) ? Optional.empty() : Optional.of(condition.apply(least, most));
    }
}
