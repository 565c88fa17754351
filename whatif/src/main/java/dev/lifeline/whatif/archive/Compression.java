package dev.lifeline.whatif.archive;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
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
                in = new BufferedInputStream(new WholeGzip(in), BUFFER);
            } else if (startsWith(magic, ZSTD)) {
                in = new BufferedInputStream(new WholeZstd(in), BUFFER);
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
            case ZipException damaged ->
                "the compressed data is damaged; what precedes is used. Download the file again";
            default -> "cannot be read: " + failure.getMessage();
        };
    }

    /** All members. The JDK takes a damaged or cut head of a further member for the end. */
    private static final class WholeGzip extends GZIPInputStream {
        private static final int TRAILER = 8;
        private static final int SHORTEST = 18;

        private final InputStream compressed;
        private boolean ended;

        WholeGzip(InputStream compressed) throws IOException {
            super(compressed, BUFFER);
            this.compressed = compressed;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            int count = ended ? -1 : super.read(bytes, start, length);
            if (count < 0 && !ended) {
                ended = true;
                end(inf.getRemaining() - TRAILER);
            }
            return count;
        }

        private void end(int left) throws IOException {
            boolean more = compressed.read() >= 0;
            if (more || left >= SHORTEST) {
                throw new ZipException("no gzip follows");
            } else if (left > 0) {
                throw new EOFException();
            }
        }
    }

    /** Its failures are of the same types as those of gzip. */
    private static final class WholeZstd extends FilterInputStream {
        private final InputStream compressed;

        WholeZstd(InputStream compressed) {
            super(new ZstdInputStream(compressed));
            this.compressed = compressed;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            try {
                return super.read(bytes, start, length);
            } catch (MalformedInputException damaged) {
                throw caused(new ZipException("zstd"), damaged);
            } catch (IOException broken) {
                throw compressed.read() < 0 ? caused(new EOFException(), broken) : broken;
            }
        }

        private static IOException caused(IOException failure, Exception cause) {
            failure.initCause(cause);
            return failure;
        }
    }
}
