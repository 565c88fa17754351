package dev.lifeline.cli.replay;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.event.EventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recorded events: a JSON file, a file with one JSON object per line, or a folder of JSON files in the order of their
 * paths. They are read one by one, so memory never holds more than one event of the largest size.
 */
final class EventFiles {
    private EventFiles() {}

    /** Receives each event with the name of its file, and the line if there are several. */
    interface EventSink {
        void event(String name, String json);

        /** An event that exceeds the size limit. */
        void tooLarge(String name, long bytes);
    }

    /** @throws WrongInput if there is nothing to read */
    static void read(Path place, EventSink sink) {
        if (!Files.exists(place)) {
            throw new WrongInput(place + ": there is no such file or folder");
        }
        boolean empty = Files.isDirectory(place) ? !folder(place, sink) : !file(place, sink);
        if (empty) {
            throw new WrongInput(place + ": no events there; .json files or lines of JSON are expected");
        }
    }

    private static boolean folder(Path place, EventSink sink) {
        List<Path> files = files(place);
        files.forEach(file -> whole(place.relativize(file).toString(), file, sink));
        return !files.isEmpty();
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

    private static boolean file(Path file, EventSink sink) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return lines(name, file, sink);
        }
        whole(name, file, sink);
        return true;
    }

    private static boolean lines(String name, Path file, EventSink sink) {
        boolean any = false;
        try (BoundedLines lines = new BoundedLines(Files.newInputStream(file), EventParser.MOST_BYTES)) {
            while (lines.next()) {
                if (lines.length() > EventParser.MOST_BYTES) {
                    any = true;
                    sink.tooLarge(name + ":" + lines.number(), lines.length());
                } else {
                    String text = lines.text();
                    if (!text.isBlank()) {
                        any = true;
                        sink.event(name + ":" + lines.number(), text);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw unreadable(file);
        }
        return any;
    }

    /** The parser rejects bytes that are not UTF-8, like everything that is not an event. */
    private static void whole(String name, Path file, EventSink sink) {
        try {
            if (Files.size(file) > EventParser.MOST_BYTES) {
                sink.tooLarge(name, Files.size(file));
            } else {
                sink.event(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw unreadable(file);
        }
    }

    private static WrongInput unreadable(Path place) {
        return new WrongInput(place + ": cannot be read");
    }
}
