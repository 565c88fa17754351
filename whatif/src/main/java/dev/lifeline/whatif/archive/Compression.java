package dev.lifeline.whatif.archive;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Recognizes gzip and zstd by their first bytes, whatever the file is called, and twice: Firehose may compress again.
 */
final class Compression {
    private static final int MAGIC = 4;
    private static final int LAYERS = 2;
    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private Compression() {}

    static InputStream undone(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw, BUFFER);
        for (int layer = 0; layer < LAYERS; layer++) {
            in.mark(MAGIC);
            byte[] magic = in.readNBytes(MAGIC);
            in.reset();
            if (startsWith(magic, GZIP)) {
                in = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
            } else if (startsWith(magic, ZSTD)) {
                in = new BufferedInputStream(new ZstdInputStream(in), BUFFER);
            } else {
                return in;
            }
        }
        return in;
    }

    private static boolean startsWith(byte[] magic, byte[] expected) {
        return magic.length >= expected.length && Arrays.equals(Arrays.copyOf(magic, expected.length), expected);
    }

    /** What is wrong with a stream that fails, and what to do. */
    static String fault(IOException failure) {
        return switch (failure) {
            case EOFException cut -> "the compressed data ends early; what precedes is used. Download the file again";
            case ZipException damaged -> "the gzip data is damaged; what precedes is used. Download the file again";
            default -> "cannot be read: " + failure.getMessage();
        };
    }
}
