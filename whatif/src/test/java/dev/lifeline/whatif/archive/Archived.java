package dev.lifeline.whatif.archive;

import dev.lifeline.controller.event.Event;
import dev.lifeline.whatif.archive.RecordedEvent.ArchiveFault;
import dev.lifeline.whatif.archive.RecordedEvent.EventRead;
import dev.lifeline.whatif.archive.RecordedEvent.OversizedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPOutputStream;

/** Archives in memory, and what the reader finds in them, in words. */
final class Archived {
    private Archived() {}

    /** An event of that detail type, which names its place in the words. */
    static String event(String type) {
        return "{\"source\": \"x\", \"detail-type\": \"" + type + "\", \"detail\": {\"a\": [{\"b\": \"}\\\"{\"}]}}";
    }

    static List<String> read(String name, byte[] bytes) {
        return read(new ArchiveSource(name, bytes.length, () -> new ByteArrayInputStream(bytes)));
    }

    static List<String> read(ArchiveSource source) {
        List<String> found = new ArrayList<>();
        ArchiveReader.each(List.of(source), new LongAdder(), recorded -> found.add(words(recorded)));
        return found;
    }

    static List<String> read(String text) {
        return read("f", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String words(RecordedEvent recorded) {
        return recorded.place() + " "
                + switch (recorded) {
                    case EventRead(String place, Event.Unsupported(var envelope)) -> envelope.detailType();
                    case EventRead(String place, Event.Malformed(String reason)) -> reason;
                    case EventRead other -> other.event().getClass().getSimpleName();
                    case OversizedText large -> large.bytes() + " bytes";
                    case ArchiveFault fault -> fault.what();
                };
    }

    /** Wraps a stream to compress it. */
    @FunctionalInterface
    interface Compressor {
        OutputStream around(OutputStream out) throws IOException;
    }

    static byte[] compressed(byte[] bytes, Compressor compressor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressing = compressor.around(out)) {
            compressing.write(bytes);
        }
        return out.toByteArray();
    }

    static byte[] gzip(String text) throws IOException {
        return compressed(text.getBytes(StandardCharsets.UTF_8), GZIPOutputStream::new);
    }
}
