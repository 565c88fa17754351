package dev.lifeline.lifecycle.cause;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A resource of lines with tab-separated cells; {@code #} begins a comment. */
final class DataFile {
    private DataFile() {}

    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(DataFile.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalStateException with the line, if the function refuses it or its cells differ */
    static <T> T parse(String line, int cells, Function<String[], T> read) {
        String[] row = line.split("\t", -1);
        if (row.length != cells) {
            throw new IllegalStateException(cells + " cells between tabs expected, found " + row.length + ": " + line);
        }
        try {
            return read.apply(row);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(wrong.getMessage() + ": " + line, wrong);
        }
    }

    /** The content of a cell; {@code -} is empty. */
    static <T> Optional<T> optional(String cell, Function<String, T> read) {
        return cell.equals("-") ? Optional.empty() : Optional.of(read.apply(cell));
    }

    /** The words of a phrase. {@code ^} and {@code $}, its anchors, are words of their own. */
    static List<String> phrase(String text) {
        String spaced = text.startsWith("^") ? "^ " + text.substring(1) : text;
        String anchored = spaced.endsWith("$") ? spaced.substring(0, spaced.length() - 1) + " $" : spaced;
        List<String> words = Arrays.stream(anchored.strip().split(" +", -1)).toList();
        if (words.contains("")) {
            throw new IllegalArgumentException("an empty phrase");
        }
        return words;
    }
}
