package dev.lifeline.whatif.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Splits a stream into JSON objects without parsing them: one per line, concatenated, pretty-printed, in an array, or
 * in the array of a CloudWatch Logs answer ({@code events}) or delivery ({@code logEvents}). A time before an object,
 * as in an export of CloudWatch Logs, is dropped. A broken object ends where its line does, or where another object
 * cannot follow, so it costs at most the next one.
 */
final class JsonSplitter {
    private static final int CHUNK = 1 << 16;
    private static final int DEEPEST = 64;
    private static final List<byte[]> WRAPPERS = List.of(key("events"), key("logEvents"));

    private final InputStream in;
    private final String name;
    private final TextSink sink;
    private final KeptText kept = new KeptText();
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int end;
    private long line = 1;
    private boolean any;

    /** Whether each object is known to be on a line of its own. */
    private boolean byLine;

    private boolean wrapped;

    JsonSplitter(InputStream in, String name, TextSink sink) {
        this.in = in;
        this.name = name;
        this.sink = sink;
    }

    private static byte[] key(String name) {
        return ("\"" + name + "\"").getBytes(StandardCharsets.UTF_8);
    }

    /** The place that was reached. */
    String place() {
        return name + ":" + line;
    }

    void split() throws IOException {
        boolean more = true;
        while (more && fill()) {
            switch (chunk[at]) {
                case '{' -> object();
                case ']' -> endOfArray();
                case '\n', '\r', ' ', '\t', ',', '[', 0x1e, (byte) 0xef, (byte) 0xbb, (byte) 0xbf -> skip();
                default -> more = other();
            }
        }
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(chunk));
        }
        return end > 0;
    }

    private void skip() {
        line += chunk[at++] == '\n' ? 1 : 0;
    }

    /** The rest of a wrapper follows its array. */
    private void endOfArray() throws IOException {
        skip();
        if (wrapped) {
            wrapped = false;
            kept.clear();
            new ObjectScan(1).scan();
        }
    }

    /** Anything else, up to the end of the line or to an object behind a time. Returns false for a binary file. */
    private boolean other() throws IOException {
        kept.clear();
        boolean time = true;
        while (fill() && chunk[at] != '\n' && !(time && chunk[at] == '{')) {
            time &= chunk[at] == ' ' || chunk[at] == '\t' || "0123456789-:.+TZ".indexOf(chunk[at]) >= 0;
            kept.add(chunk, at, ++at);
        }
        boolean beforeObject = time && fill() && chunk[at] == '{';
        if (!beforeObject && kept.isBinary()) {
            sink.fault(place(), "binary data, neither JSON nor gzip nor zstd; leave the file out");
            return false;
        }
        if (!beforeObject) {
            emit(line);
        }
        return true;
    }

    private void object() throws IOException {
        kept.clear();
        long began = line;
        ObjectScan object = new ObjectScan(0);
        switch (object.scan()) {
            case WRAPPER -> wrapped = true;
            case COMPLETE -> {
                byLine |= !any && began == line && fill() && (chunk[at] == '\n' || chunk[at] == '\r');
                emit(began);
            }
            case BROKEN -> emit(began);
        }
    }

    private void emit(long began) {
        boolean alone = began == 1 && name.endsWith(".json") && !byLine;
        String place = alone ? name : name + ":" + began;
        any = true;
        if (kept.isOversized()) {
            sink.oversized(place, kept.length());
        } else {
            sink.text(place, kept.text());
        }
    }

    private enum ScanEnd {
        COMPLETE,
        BROKEN,
        WRAPPER
    }

    /** The object that is being scanned. */
    private final class ObjectScan {
        private int depth;
        private long arrays;
        private byte before = '{';
        private boolean inText;
        private boolean escaped;

        ObjectScan(int depth) {
            this.depth = depth;
        }

        ScanEnd scan() throws IOException {
            while (fill()) {
                int start = at;
                while (at < end) {
                    byte next = chunk[at];
                    if ((next == '\n' && (inText || byLine)) || (!inText && isMisplaced(next))) {
                        kept.add(chunk, start, at);
                        return ScanEnd.BROKEN;
                    }
                    at++;
                    take(next);
                    if (depth == 0 && !inText) {
                        kept.add(chunk, start, at);
                        return ScanEnd.COMPLETE;
                    }
                    if (next == '[' && !inText && depth == 2) {
                        kept.add(chunk, start, at);
                        start = at;
                        if (WRAPPERS.stream().anyMatch(kept::opensArray)) {
                            return ScanEnd.WRAPPER;
                        }
                    }
                }
                kept.add(chunk, start, end);
            }
            return ScanEnd.BROKEN;
        }

        /** An object may follow a colon, and in an array a comma. */
        private boolean isMisplaced(byte next) {
            return next == '{' && depth > 0 && before != ':' && !(isArray() && (before == ',' || before == '['));
        }

        private boolean isArray() {
            return depth > DEEPEST || (arrays & (1L << depth)) != 0;
        }

        private void take(byte next) {
            if (inText) {
                inText = escaped || next != '"';
                escaped = !escaped && next == '\\';
                return;
            }
            switch (next) {
                case '"' -> inText = true;
                case '{' -> {
                    depth++;
                    arrays &= ~(1L << depth);
                }
                case '[' -> {
                    depth++;
                    arrays |= 1L << depth;
                }
                case '}', ']' -> depth--;
                case '\n' -> line++;
                default -> {}
            }
            before = next > ' ' ? next : before;
        }
    }
}
