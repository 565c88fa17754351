package dev.lifeline.cli.archive;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.AwsAccess;
import dev.lifeline.whatif.archive.ArchiveSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The files and objects of the archives that a user names. */
public final class ArchivePlaces {
    /** What commands say about the places that they take. */
    public static final String FORMS = "recorded events: files of JSON objects (one per line, concatenated, or in"
            + " arrays), exports of CloudWatch Logs, folders of such files, objects under a prefix in S3; gzip and zstd are"
            + " recognized; - reads standard input";

    /** How commands show the places that they take. */
    public static final String LABEL = "FILE|DIR|s3://BUCKET/PREFIX|-";

    private static final String S3_SCHEME = "s3://";

    private ArchivePlaces() {}

    /**
     * The files and objects at these places, in order.
     *
     * @param access to S3; asked only for a place there
     * @throws WrongInput if there is nothing to read
     */
    public static List<ArchiveSource> of(List<String> places, InputStream standardInput, Supplier<AwsAccess> access) {
        return places.stream()
                .flatMap(place -> of(place, standardInput, access).stream())
                .toList();
    }

    private static List<ArchiveSource> of(String place, InputStream standardInput, Supplier<AwsAccess> access) {
        if (place.equals("-")) {
            return List.of(new ArchiveSource("-", 0, () -> standardInput));
        }
        return place.startsWith(S3_SCHEME) ? S3Archive.at(place, access.get()) : at(Path.of(place));
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
            throw new WrongInput(place + ": no events there; files " + ArchiveNames.WORDS + " are expected");
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
                    .filter(file -> ArchiveNames.isArchive(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new WrongInput(folder + ": cannot be read", unreadable);
        }
    }
}
