package dev.lifeline.controller.json;

import java.util.List;

/** An input, read. */
public sealed interface Requested<T> {

    record Valid<T>(T value) implements Requested<T> {}

    /** Everything that is wrong with it, at once. */
    record Invalid<T>(List<Problem> problems) implements Requested<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
