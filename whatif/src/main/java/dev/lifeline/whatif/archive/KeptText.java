package dev.lifeline.whatif.archive;

import dev.lifeline.controller.event.EventParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of the current text. Of a text beyond the size limit of an event only the length is kept. */
final class KeptText {
    private static final int USUAL = 1 << 14;

    private byte[] bytes = new byte[USUAL];
    private long length;

    void clear() {
        length = 0;
    }

    long length() {
        return length;
    }

    boolean isOversized() {
        return length > EventParser.MOST_BYTES;
    }

    void add(byte[] from, int start, int end) {
        int more = end - start;
        if (length + more <= EventParser.MOST_BYTES) {
            int kept = (int) length;
            if (kept + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(kept + more, 2 * bytes.length));
            }
            System.arraycopy(from, start, bytes, kept, more);
        }
        length += more;
    }

    /** Whether it ends in the key, a colon and the start of an array. */
    boolean opensArray(byte[] key) {
        if (isOversized()) {
            return false;
        }
        int to = before('[', (int) length);
        int end = to < 0 ? to : before(':', to);
        int from = end - key.length;
        return from >= 0 && Arrays.equals(bytes, from, end, key, 0, key.length);
    }

    /** The end of what precedes that letter and the blanks around it; -1 if another letter is there. */
    private int before(char letter, int end) {
        int at = blanksBefore(end);
        return at > 0 && bytes[at - 1] == letter ? blanksBefore(at - 1) : -1;
    }

    private int blanksBefore(int end) {
        int at = end;
        while (at > 0 && bytes[at - 1] <= ' ') {
            at--;
        }
        return at;
    }

    /** Whether it has bytes that no text has. */
    boolean isBinary() {
        for (int at = 0; at < Math.min(length, bytes.length); at++) {
            if (bytes[at] >= 0 && bytes[at] < '\t') {
                return true;
            }
        }
        return false;
    }

    String text() {
        return new String(bytes, 0, (int) length, StandardCharsets.UTF_8);
    }
}
