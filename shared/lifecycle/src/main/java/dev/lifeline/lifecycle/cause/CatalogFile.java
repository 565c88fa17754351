package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.text.Glob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The catalogue as it stands in its file: an entry a line, four cells between tabs, {@code #} before a comment. */
final class CatalogFile {
    private static final String RESOURCE = "causes.tsv";

    private CatalogFile() {}

    static List<Pattern> read() {
        try (InputStream in = Objects.requireNonNull(CatalogFile.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(CatalogFile::parse)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalStateException with the line, for one that is no entry */
    static Pattern parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalStateException(RESOURCE + ": four cells between tabs expected: " + line);
        }
        try {
            return new Pattern(cells[0], Cause.valueOf(cells[1]), When.parse(cells[2]), new Glob(cells[3]));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(RESOURCE + ": " + wrong.getMessage() + ": " + line, wrong);
        }
    }
}
