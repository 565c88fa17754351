package dev.lifeline.whatif.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of an archive.
 *
 * @param name shown in the places of its events
 * @param bytes its size before decompression; 0 if it is unknown
 */
public record ArchiveSource(String name, long bytes, Opening opening) {

    /** Opens the bytes of a source. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }
}
