package dev.lifeline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a stream in UTF-8, one at a time, however many and however long they are: of a line that is longer than
 * the limit only the length is kept. A line ends as for {@link String#lines}.
 */
final class LongLines implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final int limit;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int end;
    private byte[] line = new byte[CHUNK];
    private long length;
    private long number;
    private boolean afterReturn;

    LongLines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Goes to the next line, if there is one. */
    boolean next() throws IOException {
        length = 0;
        if (!fill()) {
            return false;
        }
        if (afterReturn && chunk[at] == '\n') {
            at++;
        }
        afterReturn = false;
        if (!fill()) {
            return false;
        }
        number++;
        while (fill()) {
            int start = at;
            while (at < end && chunk[at] != '\n' && chunk[at] != '\r') {
                at++;
            }
            keep(start);
            if (at < end) {
                afterReturn = chunk[at++] == '\r';
                return true;
            }
        }
        return true;
    }

    /** Of the line, 1 for the first. */
    long number() {
        return number;
    }

    /** In bytes. */
    long length() {
        return length;
    }

    /** The line, where it is not longer than the limit. */
    String text() {
        return new String(line, 0, (int) length, StandardCharsets.UTF_8);
    }

    private void keep(int start) {
        int more = at - start;
        if (length + more <= limit) {
            int kept = (int) length;
            if (kept + more > line.length) {
                line = Arrays.copyOf(line, Math.max(kept + more, Math.min(limit, 2 * line.length)));
            }
            System.arraycopy(chunk, start, line, kept, more);
        }
        length += more;
    }

    /** Whether there is a byte more. */
    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(chunk));
        }
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
