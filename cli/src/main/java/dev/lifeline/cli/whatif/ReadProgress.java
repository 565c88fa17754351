package dev.lifeline.cli.whatif;

import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.Printer.Control;
import dev.lifeline.whatif.archive.ArchiveSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** How far a policy test is, in one line of a terminal that is drawn anew some times a second. */
public final class ReadProgress implements AutoCloseable {
    private static final long MILLIS = 300;
    private static final int WIDTH = 30;
    private static final double MEGABYTE = 1e6;

    private final LongAdder bytes = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Printer err;
    private final boolean shown;
    private volatile Supplier<String> words;

    private ReadProgress(OutputOptions output, long all, String things) {
        this.err = output.err();
        this.shown = output.terminal().canRedraw();
        this.words = () -> text(bytes.sum(), all, read.sum(), things);
        if (shown) {
            Thread.ofPlatform().daemon().start(this::redraw);
        }
    }

    /** Of files. */
    public static ReadProgress ofEvents(OutputOptions output, List<ArchiveSource> sources) {
        long all = sources.stream().mapToLong(ArchiveSource::bytes).sum();
        return new ReadProgress(output, all, "events");
    }

    /** Of a table, whose size is unknown. */
    public static ReadProgress ofRuns(OutputOptions output) {
        return new ReadProgress(output, 0, "runs");
    }

    /** Counts the bytes that were read. */
    public LongAdder bytes() {
        return bytes;
    }

    /** One more event or run. */
    public void advance() {
        read.increment();
    }

    /** All is read. */
    public void draws() {
        long all = read.sum();
        words = () -> String.format(Locale.ROOT, "drawing the attempts that nobody saw, after %,d read", all);
    }

    static String text(long bytes, long all, long read, String things) {
        String count = String.format(Locale.ROOT, "%,d %s", read, things);
        if (all == 0) {
            return count;
        }
        double share = Math.min(1, (double) bytes / all);
        int done = (int) (WIDTH * share);
        return String.format(
                Locale.ROOT,
                "[%s%s] %2.0f %% of %,.0f MB, %s",
                "#".repeat(done),
                " ".repeat(WIDTH - done),
                100 * share,
                Math.max(1, all / MEGABYTE),
                count);
    }

    private void redraw() {
        try {
            while (!over.await(MILLIS, TimeUnit.MILLISECONDS)) {
                draw();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void draw() {
        if (over.getCount() > 0) {
            err.control(Control.LINE_START).control(Control.CLEAR_LINE).text(words.get());
            err.flush();
        }
    }

    @Override
    public synchronized void close() {
        over.countDown();
        if (shown) {
            err.control(Control.LINE_START).control(Control.CLEAR_LINE);
            err.flush();
        }
    }
}
