package dev.lifeline.cli.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a UTF-8 stream, one at a time. Of a line longer than the limit only the length is kept, so memory is
 * bounded. A line ends as for {@link String#lines}.
 */
final class BoundedLines implements AutoCloseable {
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

    BoundedLines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Moves to the next line, if there is one. */
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

    /** The number of the line, 1 for the first. */
    long number() {
        return number;
    }

    /** The length of the line in bytes. */
    long length() {
        return length;
    }

    /** The text of the line, if it is not longer than the limit. */
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

    /** Whether another byte follows. */
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
