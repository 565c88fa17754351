package dev.lifeline.tests.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.local.yaml.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sample policies of the documentation. */
final class SamplePolicies {
    static final Path DOCS =
            Path.of(Optional.ofNullable(System.getProperty("lifeline.root")).orElse("."), "docs");

    private SamplePolicies() {}

    static List<Path> all() {
        try (Stream<Path> files = Files.list(DOCS.resolve("policies"))) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(String yaml) {
        return valid(YamlText.json(yaml));
    }

    static <T> T valid(Requested<T> read) {
        return switch (read) {
            case Requested.Valid<T> valid -> valid.value();
            case Requested.Invalid<T> invalid ->
                throw new AssertionError(invalid.problems().toString());
        };
    }

    static List<String> problems(Requested<?> read) {
        return read instanceof Requested.Invalid<?> invalid
                ? invalid.problems().stream().map(Problem::toString).toList()
                : List.of();
    }
}
