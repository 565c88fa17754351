package dev.lifeline.explain.story;

import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.Range;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions of rules as clauses that follow "that". */
final class ConditionText {
    /** Longer than any run: written for a bound that is absent. */
    private static final Duration ENDLESS = Duration.ofDays(36_500);

    private ConditionText() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.CauseIn in -> "the cause is " + or(in.causes());
            case Condition.ExitCode exit ->
                exit.container()
                        .map(name -> "a container named " + name + " exits with" + codes(exit))
                        .orElseGet(() -> "the program exits with" + codes(exit));
            case Condition.ReasonLike like -> "a message matches " + like.text();
            case Condition.StopCodeIn in ->
                "the stop code is " + or(in.codes().stream().map(StopCode::text).toList());
            case Condition.ContainerLike like -> "the container that failed is " + like.name();
            case Condition.AttemptIn in -> "the attempt's number is " + range(in.attempts());
            case Condition.Reached reached -> reached.running() ? "the task was RUNNING" : "the task was never RUNNING";
            case Condition.HadEffect had ->
                had.effect() ? "the program may have had an effect" : "the program cannot have had an effect";
            case Condition.RunsOn on -> "the task runs on " + or(on.names());
            case Condition.Age age -> "the run is " + between(age.least(), age.most()) + " old";
            case Condition.Ran ran -> "the task ran for " + between(ran.least(), ran.most());
        };
    }

    private static String codes(Condition.ExitCode exit) {
        String codes = ranges(exit.codes());
        return switch (exit.sense()) {
            case IN -> " " + codes;
            case NOT_IN -> " a code other than " + codes;
        };
    }

    static String ranges(List<Range> ranges) {
        return joined(ranges.stream().map(ConditionText::range).toList(), "or");
    }

    static String range(Range range) {
        if (range.least() == range.most()) {
            return String.valueOf(range.least());
        }
        return range.most() == Integer.MAX_VALUE ? range.least() + " or more" : range.least() + " to " + range.most();
    }

    private static String between(Duration least, Duration most) {
        Optional<String> from = Optional.of(least).filter(Duration::isPositive).map(JournalText::of);
        Optional<String> to =
                Optional.of(most).filter(limit -> limit.compareTo(ENDLESS) < 0).map(JournalText::of);
        if (from.isPresent() && to.isPresent()) {
            return from.get() + " to " + to.get();
        }
        return from.map(span -> "at least " + span)
                .or(() -> to.map(span -> "at most " + span))
                .orElse("any time");
    }

    private static String or(Collection<?> names) {
        return joined(names.stream().map(Object::toString).sorted().toList(), "or");
    }

    /** {@code a, b or c}. */
    static String joined(List<String> words, String last) {
        return words.size() < 2
                ? String.join("", words)
                : words.stream().limit(words.size() - 1L).collect(Collectors.joining(", ")) + " " + last + " "
                        + words.getLast();
    }
}
