package dev.lifeline.controller.event;

import dev.lifeline.controller.json.JsonStream;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import java.io.IOException;
import java.util.Optional;

/** Reads the fields that identify the subject of an event. Keeps their problems, never a value of the text. */
final class IdentityFields {
    private IdentityFields() {}

    /** A field that has not been read yet. */
    static <T> Reading<T> missing() {
        return new Misfits<>("missing");
    }

    static Reading<String> text(JsonStream in) throws IOException {
        Optional<String> text = in.text();
        return text.isPresent() ? new Fits<>(text.get()) : misfit(in, "text", "empty");
    }

    static Reading<Long> count(JsonStream in) throws IOException {
        Optional<Long> count = in.wholeNumber(0, Long.MAX_VALUE);
        return count.isPresent()
                ? new Fits<>(count.get())
                : misfit(in, "a number", "not a whole number from 0 to " + Long.MAX_VALUE);
    }

    static <T> Reading<T> object(JsonStream in, JsonStream.ValueReader<T> reader) throws IOException {
        return in.isObject() ? new Fits<>(reader.read(in)) : misfit(in, "an object", "unreadable");
    }

    /** The field; empty, with another problem, if it could not be read. */
    static <T> Optional<T> known(String path, Reading<T> field, Problems problems) {
        return switch (field) {
            case Fits<T> fits -> Optional.of(fits.value());
            case Misfits<T> misfits -> {
                problems.add(new Problem(path, misfits.problem()));
                yield Optional.empty();
            }
        };
    }

    /** @param otherwise the problem with a value of the expected type */
    private static <T> Reading<T> misfit(JsonStream in, String expected, String otherwise) {
        String kind = in.kind();
        if (kind.equals("null")) {
            return new Misfits<>(kind);
        }
        return new Misfits<>(kind.equals(expected) ? otherwise : expected + " expected, but it is " + kind);
    }
}
