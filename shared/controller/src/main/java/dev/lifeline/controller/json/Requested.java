package dev.lifeline.controller.json;

import java.util.List;
import java.util.function.Function;

/** The result of reading an input. */
public sealed interface Requested<T> {

    /** Continues if it is valid so far. */
    default <R> Requested<R> then(Function<T, Requested<R>> next) {
        return switch (this) {
            case Valid<T> valid -> next.apply(valid.value());
            case Invalid<T> invalid -> new Invalid<>(invalid.problems());
        };
    }

    record Valid<T>(T value) implements Requested<T> {}

    /** All of its problems. */
    record Invalid<T>(List<Problem> problems) implements Requested<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
