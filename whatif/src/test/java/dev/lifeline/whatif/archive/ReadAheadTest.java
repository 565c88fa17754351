package dev.lifeline.whatif.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far an archive is read ahead of what is taken, which is all that the reader keeps of it. */
class ReadAheadTest {
    private static final byte[] LINE = ("{\"source\":\"x\",\"detail-type\":\"t\",\"detail\":\"" + "a".repeat(2000)
                    + "\"}\n")
            .getBytes(StandardCharsets.UTF_8);

    private static final long MOST = 4_000_000;

    /** The same line again and again. */
    private static final class EndlessLines extends InputStream {
        private final AtomicReference<Thread> reader = new AtomicReference<>(Thread.currentThread());
        private long left;

        EndlessLines(long lines) {
            left = lines * LINE.length;
        }

        @Override
        public int read() {
            reader.set(Thread.currentThread());
            return left == 0 ? -1 : LINE[(int) ((LINE.length - left-- % LINE.length) % LINE.length)];
        }

        @Override
        public int read(byte[] bytes, int start, int length) {
            int count = (int) Math.min(length, left);
            for (int at = start; at < start + count; at++) {
                bytes[at] = (byte) read();
            }
            return count == 0 ? -1 : count;
        }

        void waitUntilNobodyReads() {
            while (reader.get().getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5_000, 20_000})
    void memory_does_not_depend_on_the_number_of_events(long events) {
        EndlessLines lines = new EndlessLines(events);
        LongAdder read = new LongAdder();
        LongAdder taken = new LongAdder();
        ArchiveReader.each(List.of(new ArchiveSource("f", 0, () -> lines)), read, event -> {
            if (taken.sum() == 0) {
                lines.waitUntilNobodyReads();
            }
            taken.increment();
            assertThat(read.sum() - taken.sum() * LINE.length).isLessThan(MOST);
        });
        assertThat(taken.sum()).isEqualTo(events);
    }
}
