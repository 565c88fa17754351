package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that is longer than this is about more than one thing. */
class SourceSizeTest {
    private static final int MOST_LINES = 250;

    @Test
    void no_source_file_has_more_than_250_lines_of_code() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.ROOT)) {
            List<Path> sources = files.map(Repository.ROOT::relativize)
                    .filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(900);
            assertThat(sources)
                    .filteredOn(file -> linesOfCode(file) > MOST_LINES)
                    .isEmpty();
        }
    }

    /** Without blank lines and comments. */
    private static long linesOfCode(Path file) {
        try {
            String text = Files.readString(Repository.ROOT.resolve(file)).replaceAll("(?s)/\\*\\*.*?\\*/", "");
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
