package dev.lifeline.controller.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sample events of the repository and the table of their expected decisions. */
public final class Samples {
    private static final Path FOLDER = Path.of(System.getProperty("lifeline.root"), "events");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+\\.json)` \\| (.+) \\| `([^`]+)` \\|");

    private Samples() {}

    /** A row of the table. */
    public record SampleRow(String file, String situation, String expected) {
        /** The sequence that the file is part of: its folder, or the file itself. */
        public String story() {
            return file.startsWith("sequences/") ? file.substring(0, file.lastIndexOf('/')) : file;
        }
    }

    public static List<SampleRow> rows() {
        return read("README.md")
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new SampleRow(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    public static List<String> files() {
        try (Stream<Path> found = Files.walk(FOLDER)) {
            return found.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
