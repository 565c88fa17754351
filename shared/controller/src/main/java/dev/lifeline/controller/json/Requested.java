package dev.lifeline.controller.json;

import java.util.List;
import java.util.function.Function;

/** An input, read. */
public sealed interface Requested<T> {

    /** Reads on, where it is right so far. */
    default <R> Requested<R> then(Function<T, Requested<R>> next) {
        return switch (this) {
            case Valid<T> valid -> next.apply(valid.value());
            case Invalid<T> invalid -> new Invalid<>(invalid.problems());
        };
    }

    record Valid<T>(T value) implements Requested<T> {}

    /** Everything that is wrong with it, at once. */
    record Invalid<T>(List<Problem> problems) implements Requested<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
