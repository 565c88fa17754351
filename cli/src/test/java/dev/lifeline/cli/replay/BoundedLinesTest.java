package dev.lifeline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLinesTest {
    private static final long SEED = 20_261_127;
    private static final int TEXTS = 20_000;
    private static final int MOST = 1 << 20;

    private static List<String> lines(InputStream in) throws IOException {
        List<String> read = new ArrayList<>();
        try (BoundedLines lines = new BoundedLines(in, MOST)) {
            while (lines.next()) {
                read.add(lines.text());
                assertThat(lines.number()).isEqualTo(read.size());
            }
        }
        return read;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\r",
                "\r\n",
                "\n\r",
                "a",
                "a\n",
                "a\r",
                "a\r\n",
                "a\n\nb",
                "a\r\rb",
                "a\r\n\r\nb",
                "é\n\r\né"
            })
    void a_text_has_the_lines_that_it_has_for_the_JDK(String text) throws IOException {
        assertThat(lines(stream(text))).isEqualTo(text.lines().toList());
    }

    @Test
    void so_it_is_wherever_a_read_ends() throws IOException {
        Random random = new Random(SEED);
        for (int count = 0; count < TEXTS; count++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append("ab\n\ré".charAt(random.nextInt(5)));
            }
            assertThat(lines(inPieces(text.toString(), random)))
                    .as("seed %d, %s", SEED, text)
                    .isEqualTo(text.toString().lines().toList());
        }
    }

    private static InputStream inPieces(String text, Random random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int start, int length) {
                return super.read(bytes, start, Math.min(length, 1 + random.nextInt(3)));
            }
        };
    }

    @Test
    void of_a_line_beyond_the_limit_the_length_is_kept_and_the_next_is_read() throws IOException {
        String longest = "x".repeat(MOST);
        try (BoundedLines lines = new BoundedLines(stream(longest + "\n" + longest + "yz\r\nshort"), MOST)) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.text()).isEqualTo(longest);
            assertThat(lines.next()).isTrue();
            assertThat(lines.length()).isEqualTo(MOST + 2);
            assertThat(lines.next()).isTrue();
            assertThat(lines.text()).isEqualTo("short");
            assertThat(lines.number()).isEqualTo(3);
            assertThat(lines.next()).isFalse();
        }
    }
}
