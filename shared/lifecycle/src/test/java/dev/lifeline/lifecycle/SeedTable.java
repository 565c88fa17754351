package dev.lifeline.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads a section of the tables that were written from the seeds: rows of words; {@code #} begins a comment. */
public record SeedTable(List<List<String>> rows) {

    public static SeedTable read(String file, String section) {
        List<String> lines = lines("/seeds/" + file);
        int start = lines.indexOf("[" + section + "]") + 1;
        if (start == 0) {
            throw new IllegalArgumentException("no section [" + section + "] in " + file);
        }
        return new SeedTable(lines.stream()
                .skip(start)
                .takeWhile(line -> !line.startsWith("["))
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> List.of(line.split("\\s+", -1)))
                .toList());
    }

    /** The only row whose first words are {@code key}; {@code *} in the table stands for any word. */
    public List<String> row(Object... key) {
        List<List<String>> found =
                rows.stream().filter(row -> matches(row, key)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(List.of(key) + " must have exactly one row, has " + found);
        }
        return found.getFirst();
    }

    private static boolean matches(List<String> row, Object... key) {
        for (int i = 0; i < key.length; i++) {
            if (!row.get(i).equals("*") && !row.get(i).equals(key[i].toString())) {
                return false;
            }
        }
        return true;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(SeedTable.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
