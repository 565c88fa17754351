package dev.lifeline.cli.archive;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.whatif.archive.ArchiveSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of the archives that a user names. Of a folder these are the files whose names end in a usual way or, as
 * Firehose's do, have no dot; hidden files are left out.
 */
public final class ArchivePlaces {
    /** What commands say about the places that they take. */
    public static final String FORMS = "recorded events: files of JSON objects (one per line, concatenated, or in"
            + " arrays), exports of CloudWatch Logs, folders of such files; gzip and zstd are recognized; - reads"
            + " standard input";

    private static final List<String> ENDINGS =
            List.of("json", "ndjson", "jsonl", "gz", "gzip", "zst", "zstd", "log", "txt");

    private ArchivePlaces() {}

    /**
     * The files at these places, in order.
     *
     * @throws WrongInput if there is nothing to read
     */
    public static List<ArchiveSource> of(List<String> places, InputStream standardInput) {
        return places.stream()
                .flatMap(place -> place.equals("-")
                        ? Stream.of(new ArchiveSource("-", 0, () -> standardInput))
                        : at(Path.of(place)).stream())
                .toList();
    }

    private static List<ArchiveSource> at(Path place) {
        if (!Files.exists(place)) {
            throw new WrongInput(place + ": there is no such file or folder");
        }
        if (!Files.isDirectory(place)) {
            return List.of(source(String.valueOf(place.getFileName()), place));
        }
        List<Path> files = files(place);
        if (files.isEmpty()) {
            throw new WrongInput(place + ": no events there; files with names that end in ."
                    + String.join(", .", ENDINGS) + " or have no dot are expected");
        }
        return files.stream()
                .map(file -> source(place.relativize(file).toString(), file))
                .toList();
    }

    private static ArchiveSource source(String name, Path file) {
        try {
            return new ArchiveSource(name, Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException unreadable) {
            throw new WrongInput(file + ": cannot be read", unreadable);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(ArchivePlaces::isArchive)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new WrongInput(folder + ": cannot be read", unreadable);
        }
    }

    private static boolean isArchive(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 || (dot > 0 && ENDINGS.contains(name.substring(dot + 1)));
    }
}
