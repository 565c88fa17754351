package dev.lifeline.controller.json;

import java.util.Optional;
import java.util.function.Function;

/** The result of converting a JSON value. */
public sealed interface Reading<T> {

    record Fits<T>(T value) implements Reading<T> {}

    /** The conversion failed; the problem says why and what to write instead. */
    record Misfits<T>(String problem) implements Reading<T> {}

    static <T> Reading<T> of(Optional<T> value, String problem) {
        return value.<Reading<T>>map(Fits::new).orElseGet(() -> new Misfits<>(problem));
    }

    /** Continues if it is valid so far. */
    default <R> Reading<R> then(Function<T, Reading<R>> next) {
        return switch (this) {
            case Fits<T> fits -> next.apply(fits.value());
            case Misfits<T> misfits -> new Misfits<>(misfits.problem());
        };
    }
}
