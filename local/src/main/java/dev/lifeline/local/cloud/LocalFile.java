package dev.lifeline.local.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** The file by which other programs of the same user find a running local cloud. */
public final class LocalFile implements AutoCloseable {
    private final Path file;
    private final String content;
    private final Optional<Long> other;

    private LocalFile(Path file, String content, Optional<Long> other) {
        this.file = file;
        this.content = content;
        this.other = other;
    }

    /**
     * Where the file is.
     *
     * @param environment of the program; the folder is in {@code XDG_RUNTIME_DIR} if that is set
     */
    public static Path path(Map<String, String> environment) {
        String base = Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .filter(text -> !text.isBlank())
                .orElse("/tmp");
        return Path.of(base, "lifeline-" + new UnixSystem().getUid(), "local.json");
    }

    /** The process of another cloud that runs, whose file is left alone. */
    public Optional<Long> other() {
        return other;
    }

    /**
     * Writes the file for nobody but its user: whole or not at all, and not while another process serves the cloud that
     * the file names.
     *
     * @throws UncheckedIOException if the folder is another user's or cannot be written
     */
    public static LocalFile write(Path file, String content) {
        try {
            Optional<Long> other = running(file);
            if (other.isPresent()) {
                return new LocalFile(file, content, other);
            }
            Path folder = folder(file);
            Path whole = Files.createTempFile(folder, "local", ".new"); // readable by its owner alone
            if (!Files.getOwner(folder).equals(Files.getOwner(whole))) {
                Files.delete(whole);
                throw new IOException("the folder belongs to " + Files.getOwner(folder));
            }
            Files.writeString(whole, content);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            return new LocalFile(file, content, Optional.empty());
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static Optional<Long> running(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Optional.of(pid(Files.readString(file)))
                        .filter(pid -> pid != ProcessHandle.current().pid())
                        .filter(pid -> ProcessHandle.of(pid).isPresent())
                : Optional.empty();
    }

    /** 0 if there is none. */
    private static long pid(String content) {
        try {
            return new ObjectMapper().readTree(content).path("pid").asLong();
        } catch (JsonProcessingException broken) {
            return 0;
        }
    }

    private static Path folder(Path file) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElseThrow(() -> new IOException("it has no folder"));
        return Files.isDirectory(folder)
                ? folder
                : Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Removes the file, unless it is another cloud's. */
    @Override
    public void close() {
        try {
            if (Files.exists(file) && Files.readString(file).equals(content)) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be removed: " + failure.getMessage(), failure);
        }
    }
}
