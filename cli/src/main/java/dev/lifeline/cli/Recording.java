package dev.lifeline.cli;

import java.io.IOException;
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

    /** @throws IllegalArgumentException when there is nothing to read */
    static List<Recorded> read(Path place) throws IOException {
        if (!Files.exists(place)) {
            throw new IllegalArgumentException(place + ": there is no such file or folder");
        }
        List<Recorded> events = Files.isDirectory(place) ? folder(place) : file(place);
        if (events.isEmpty()) {
            throw new IllegalArgumentException(place + ": no events there; .json files or lines of JSON are expected");
        }
        return events;
    }

    private static List<Recorded> folder(Path place) throws IOException {
        List<Recorded> events = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                events.add(new Recorded(place.relativize(file).toString(), Files.readString(file)));
            }
        }
        return events;
    }

    private static List<Recorded> file(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".ndjson") && !name.endsWith(".jsonl")) {
            return List.of(new Recorded(name, Files.readString(file)));
        }
        List<Recorded> events = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                events.add(new Recorded(name + ":" + (line + 1), lines.get(line)));
            }
        }
        return events;
    }
}
