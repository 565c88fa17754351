package dev.lifeline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recorded events: a JSON file, a file of one JSON object a line, or a folder of JSON files in the order of their
 * paths.
 */
final class Recording {
    private Recording() {}

    /** An event and what it is called: its file, with the line where there are several. */
    record Recorded(String name, String json) {}

    /** @throws WrongInput when there is nothing to read */
    static List<Recorded> read(Path place) {
        if (!Files.exists(place)) {
            throw new WrongInput(place + ": there is no such file or folder");
        }
        List<Recorded> events = Files.isDirectory(place) ? folder(place) : file(place);
        if (events.isEmpty()) {
            throw new WrongInput(place + ": no events there; .json files or lines of JSON are expected");
        }
        return events;
    }

    private static List<Recorded> folder(Path place) {
        return files(place).stream()
                .map(file -> new Recorded(place.relativize(file).toString(), text(file)))
                .toList();
    }

    private static List<Path> files(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw unreadable(place);
        }
    }

    private static List<Recorded> file(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".ndjson") && !name.endsWith(".jsonl")) {
            return List.of(new Recorded(name, text(file)));
        }
        List<Recorded> events = new ArrayList<>();
        List<String> lines = text(file).lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                events.add(new Recorded(name + ":" + (line + 1), lines.get(line)));
            }
        }
        return events;
    }

    /** Bytes that are no UTF-8 are for the parser to reject, like anything else that is no event. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw unreadable(file);
        }
    }

    private static WrongInput unreadable(Path place) {
        return new WrongInput(place + ": cannot be read");
    }
}
