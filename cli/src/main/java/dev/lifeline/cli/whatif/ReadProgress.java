package dev.lifeline.cli.whatif;

import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.Printer.Control;
import dev.lifeline.whatif.archive.ArchiveSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** How far archives are read, as a bar on a terminal. */
public final class ReadProgress implements AutoCloseable {
    private static final int EVERY = 20_000;
    private static final int WIDTH = 30;

    private final LongAdder bytes = new LongAdder();
    private final Printer err;
    private final boolean shown;
    private final long all;
    private long events;

    public ReadProgress(OutputOptions output, List<ArchiveSource> sources) {
        this.err = output.err();
        this.shown = output.terminal().canRedraw();
        this.all = sources.stream().mapToLong(ArchiveSource::bytes).sum();
    }

    /** Counts the bytes that were read. */
    public LongAdder bytes() {
        return bytes;
    }

    /** One more event. */
    public void advance() {
        events++;
        if (shown && events % EVERY == 0) {
            int done = all == 0 ? 0 : (int) Math.min(WIDTH, WIDTH * bytes.sum() / all);
            err.control(Control.LINE_START)
                    .control(Control.CLEAR_LINE)
                    .text(String.format(
                            Locale.ROOT, "[%s%s] %,d events", "#".repeat(done), " ".repeat(WIDTH - done), events));
            err.flush();
        }
    }

    @Override
    public void close() {
        if (shown && events >= EVERY) {
            err.control(Control.LINE_START).control(Control.CLEAR_LINE);
            err.flush();
        }
    }
}
