package dev.lifeline.whatif.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compressed archives that end early, wherever that is, or have a wrong byte. */
class CutArchiveTest {
    private static final int EVENTS = 3000;

    /** What is cut. */
    enum CutArchive {
        ZSTD {
            @Override
            byte[] whole() throws IOException {
                return Archived.compressed(events(0, EVENTS).getBytes(StandardCharsets.UTF_8), ZstdOutputStream::new);
            }
        },
        /** Two members, as after {@code cat}. */
        TWO_OF_GZIP {
            @Override
            byte[] whole() throws IOException {
                byte[] first = Archived.gzip(events(0, EVENTS / 2));
                byte[] second = Archived.gzip(events(EVENTS / 2, EVENTS));
                byte[] both = Arrays.copyOf(first, first.length + second.length);
                System.arraycopy(second, 0, both, first.length, second.length);
                return both;
            }
        };

        abstract byte[] whole() throws IOException;
    }

    /** Events that do not compress to nothing. */
    private static String events(int from, int to) {
        SplittableRandom random = new SplittableRandom(from);
        StringBuilder text = new StringBuilder();
        for (int number = from; number < to; number++) {
            text.append(Archived.event("n" + number + "-" + random.nextLong())).append('\n');
        }
        return text.toString();
    }

    private static List<String> read(byte[] bytes) {
        return Archived.read("f", bytes);
    }

    @ParameterizedTest
    @EnumSource
    void what_precedes_the_cut_is_used_and_the_cut_is_named(CutArchive archive) throws IOException {
        byte[] bytes = archive.whole();
        List<String> all = read(bytes);
        assertThat(all).hasSize(EVENTS);
        for (int tenth = 1; tenth < 10; tenth++) {
            List<String> found = read(Arrays.copyOf(bytes, bytes.length * tenth / 10));
            assertThat(found.getLast())
                    .matches(
                            "f(:\\d+)? the compressed data ends early; what precedes is used\\. Download the file again");
            List<String> used = found.subList(0, Math.max(0, found.size() - 2));
            assertThat(used).isEqualTo(all.subList(0, used.size()));
            // The decoder of zstd gives nothing of a window that is cut, and here all is in one.
            assertThat(used.size()).isGreaterThan(archive == CutArchive.ZSTD || tenth < 9 ? -1 : EVENTS / 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_byte_costs_what_follows_in_its_file_alone(CutArchive archive) throws IOException {
        byte[] bytes = archive.whole();
        bytes[bytes.length * 3 / 4] ^= 0x55;
        List<String> found = new ArrayList<>();
        ArchiveReader.each(
                Stream.of(bytes, Archived.event("next").getBytes(StandardCharsets.UTF_8))
                        .map(content -> new ArchiveSource("f", content.length, () -> new ByteArrayInputStream(content)))
                        .toList(),
                new LongAdder(),
                event -> found.add(event.getClass().getSimpleName()));
        assertThat(found).contains("ArchiveFault").endsWith("EventRead");
        assertThat(IntStream.range(0, found.size()).filter(at -> found.get(at).equals("ArchiveFault")))
                .hasSize(1);
    }
}
