package dev.lifeline.aws.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Texts, compressed (RFC 1951) with a dictionary of what runs and their journals consist of. A run of 2.5 KB shrinks to
 * a seventh, and DynamoDB charges a write per started KB.
 *
 * <p>The dictionary is part of the format: a text is readable only with the dictionary that it was written with.
 */
final class Packing {
    /** Well above what fits into DynamoDB's 400 KB. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private static final byte[] DICTIONARY = dictionary();

    private Packing() {}

    static byte[] packed(String text) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            byte[] bytes = new byte[1024];
            int size = deflater.deflate(bytes);
            while (!deflater.finished()) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
                size += deflater.deflate(bytes, size, bytes.length - size);
            }
            return Arrays.copyOf(bytes, size);
        }
    }

    /** @throws IllegalArgumentException if {@link #packed} did not make it */
    static String unpacked(byte[] packed) {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(packed);
            byte[] bytes = new byte[4096];
            int size = inflater.inflate(bytes);
            while (!inflater.finished()) {
                if (size < bytes.length || size > LARGEST) {
                    throw new IllegalArgumentException("it is cut off, or not compressed in this way");
                }
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
                size += inflater.inflate(bytes, size, bytes.length - size);
            }
            return new String(bytes, 0, size, StandardCharsets.UTF_8);
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException("it is damaged, or not compressed in this way", broken);
        }
    }

    private static byte[] dictionary() {
        try (InputStream in = Packing.class.getResourceAsStream("run-item.dictionary")) {
            if (in == null) {
                throw new IllegalStateException("run-item.dictionary is missing beside " + Packing.class.getName());
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("run-item.dictionary cannot be read", unreadable);
        }
    }
}
