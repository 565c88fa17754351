package dev.lifeline.controller.json;

import java.util.Optional;
import java.util.function.Function;

/** One JSON value, read as something else. */
public sealed interface Reading<T> {

    record Fits<T>(T value) implements Reading<T> {}

    /** It cannot be read so; the problem says what is wrong with it and what to write instead. */
    record Misfits<T>(String problem) implements Reading<T> {}

    static <T> Reading<T> of(Optional<T> value, String problem) {
        return value.<Reading<T>>map(Fits::new).orElseGet(() -> new Misfits<>(problem));
    }

    /** Reads on, where it fits so far. */
    default <R> Reading<R> then(Function<T, Reading<R>> next) {
        return switch (this) {
            case Fits<T> fits -> next.apply(fits.value());
            case Misfits<T> misfits -> new Misfits<>(misfits.problem());
        };
    }
}
