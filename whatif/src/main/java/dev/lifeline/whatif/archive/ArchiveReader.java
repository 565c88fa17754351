package dev.lifeline.whatif.archive;

import dev.lifeline.controller.event.EventParser;
import dev.lifeline.whatif.archive.RecordedEvent.ArchiveFault;
import dev.lifeline.whatif.archive.RecordedEvent.OversizedText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads archives: one thread splits the files into texts, others parse them some batches ahead of their use, and the
 * caller takes the events in the order of the archive. Memory holds a bounded number of batches.
 */
public final class ArchiveReader implements TextSink {
    private static final int BATCHES = 6;
    private static final int PARSERS = 2;

    /** The characters per batch: many usual events, or one of the largest size. */
    private static final long LETTERS = 1 << 18;

    private final List<ArchiveSource> sources;
    private final LongAdder read;
    private final EventParser parser = new EventParser();
    private final BlockingQueue<Future<ParsedBatch>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final ExecutorService threads = Executors.newFixedThreadPool(PARSERS + 1);
    private List<Supplier<RecordedEvent>> batch = new ArrayList<>();
    private long letters;

    private ArchiveReader(List<ArchiveSource> sources, LongAdder read) {
        this.sources = sources;
        this.read = read;
    }

    private record ParsedBatch(List<RecordedEvent> events, boolean last) {}

    /**
     * Receives each event, in order.
     *
     * @param read counts the bytes that were read, before decompression
     */
    public static void each(List<ArchiveSource> sources, LongAdder read, Consumer<RecordedEvent> taker) {
        ArchiveReader reader = new ArchiveReader(sources, read);
        try (ExecutorService threads = reader.threads) {
            try {
                Future<?> reading = threads.submit(reader::readAll);
                reader.take(taker);
                reading.get();
            } catch (InterruptedException | ExecutionException failure) {
                throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private void take(Consumer<RecordedEvent> taker) throws InterruptedException, ExecutionException {
        ParsedBatch next;
        do {
            next = batches.take().get();
            next.events().forEach(taker);
        } while (!next.last());
    }

    private void readAll() {
        try {
            sources.forEach(this::read);
        } finally {
            hand(true);
        }
    }

    private void read(ArchiveSource source) {
        String place = source.name();
        try (InputStream raw = new CountedStream(source.opening().open(), read)) {
            JsonSplitter splitter = new JsonSplitter(Compression.undone(raw), source.name(), this);
            try {
                splitter.split();
            } catch (IOException broken) {
                fault(splitter.place(), Compression.fault(broken));
            }
        } catch (IOException unreadable) {
            fault(place, Compression.fault(unreadable));
        }
    }

    @Override
    public void text(String place, String json) {
        add(() -> FaultPlace.of(place, parser.parse(LogEnvelope.opened(json))), json.length());
    }

    @Override
    public void oversized(String place, long bytes) {
        add(() -> new OversizedText(place, bytes), 0);
    }

    @Override
    public void fault(String place, String what) {
        add(() -> new ArchiveFault(place, what), 0);
    }

    private void add(Supplier<RecordedEvent> event, int length) {
        batch.add(event);
        letters += length;
        if (letters >= LETTERS) {
            hand(false);
        }
    }

    private void hand(boolean last) {
        List<Supplier<RecordedEvent>> texts = batch;
        try {
            batches.put(threads.submit(
                    () -> new ParsedBatch(texts.stream().map(Supplier::get).toList(), last)));
        } catch (InterruptedException nobodyTakesMore) {
            throw new IllegalStateException(nobodyTakesMore);
        }
        batch = new ArrayList<>();
        letters = 0;
    }

    /** Counts the bytes that pass. */
    private static final class CountedStream extends FilterInputStream {
        private final LongAdder count;

        CountedStream(InputStream in, LongAdder count) {
            super(in);
            this.count = count;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            int got = super.read(bytes, start, length);
            count.add(Math.max(0, got));
            return got;
        }
    }
}
