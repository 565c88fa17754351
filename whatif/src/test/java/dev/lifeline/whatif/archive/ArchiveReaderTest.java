package dev.lifeline.whatif.archive;

import static dev.lifeline.whatif.archive.Archived.event;
import static dev.lifeline.whatif.archive.Archived.gzip;
import static dev.lifeline.whatif.archive.Archived.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
    private static final String BOTH = event("one") + "\n" + event("two") + "\n";
    private static final List<String> FOUND = List.of("f:1 one", "f:2 two");

    private static String escaped(String text) {
        return new ObjectMapper().valueToTree(text).toString();
    }

    @Test
    void objects_are_read_one_per_line_concatenated_and_from_arrays() {
        assertThat(read(BOTH)).isEqualTo(FOUND);
        assertThat(read(event("one") + event("two"))).containsExactly("f:1 one", "f:1 two");
        assertThat(read("[" + event("one") + ",\n" + event("two") + "]")).isEqualTo(FOUND);
        assertThat(read("[\r\n" + event("one") + "\r\n,\r\n" + event("two") + "]\r\n" + event("three")))
                .containsExactly("f:2 one", "f:4 two", "f:5 three");
        assertThat(read("\ufeff" + BOTH)).isEqualTo(FOUND);
    }

    @Test
    void objects_over_several_lines_are_named_by_their_first() {
        String pretty = event("one").replace(", ", ",\n  ").replace("{\"a", "{\n \"a");
        assertThat(read(pretty + "\n" + event("two"))).containsExactly("f:1 one", "f:5 two");
        assertThat(read("only.json", pretty.getBytes(StandardCharsets.UTF_8))).containsExactly("only.json one");
    }

    @Test
    void an_export_of_CloudWatch_Logs_is_read_without_its_times() {
        assertThat(read("2026-11-02T03:04:05.678Z " + event("one") + "\n2026-11-02T03:04:06.000Z " + event("two")))
                .isEqualTo(FOUND);
    }

    @Test
    void an_answer_or_a_delivery_of_CloudWatch_Logs_is_opened() {
        String entries = "[\n{\"timestamp\": 1, \"message\": " + escaped(event("one")) + "},\n{\"message\": "
                + escaped(event("two")) + "}\n]";
        assertThat(read("{\"events\":" + entries + ", \"searchedLogStreams\": [], \"nextToken\": \"x{\"}"))
                .containsExactly("f:2 one", "f:3 two");
        assertThat(read("{ \"messageType\": \"DATA_MESSAGE\", \"logEvents\": " + entries + "}" + event("three")))
                .containsExactly("f:2 one", "f:3 two", "f:4 three");
        assertThat(read("{\"events\":\n" + entries + "}")).containsExactly("f:3 one", "f:4 two");
    }

    @Test
    void gzip_and_zstd_are_recognized_whatever_the_name_in_members_and_twice() throws IOException {
        byte[] once = gzip(BOTH);
        assertThat(read("f", once)).isEqualTo(FOUND);
        assertThat(read("f", Archived.compressed(once, GZIPOutputStream::new))).isEqualTo(FOUND);
        assertThat(read("f", Archived.compressed(BOTH.getBytes(StandardCharsets.UTF_8), ZstdOutputStream::new)))
                .isEqualTo(FOUND);
        byte[] members = Arrays.copyOf(gzip(event("one") + "\n"), 1000);
        int first = gzip(event("one") + "\n").length;
        byte[] second = gzip(event("two"));
        System.arraycopy(second, 0, members, first, second.length);
        assertThat(read("f", Arrays.copyOf(members, first + second.length))).isEqualTo(FOUND);
    }

    @Test
    void of_a_truncated_gzip_the_beginning_is_used() throws IOException {
        Random random = new Random(20_261_128);
        StringBuilder many = new StringBuilder();
        for (int count = 0; count < 5000; count++) {
            many.append(event("n" + random.nextLong())).append('\n');
        }
        byte[] bytes = gzip(many.toString());
        List<String> found = read("f.gz", Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(found).hasSizeBetween(1000, 4000);
        assertThat(found.getLast())
                .matches(
                        "f\\.gz:\\d+ the compressed data ends early; what precedes is used\\. Download the file again");
        assertThat(read("f.gz", Arrays.copyOf(bytes, 5))).hasSize(1);
        bytes[bytes.length / 2] ^= 0x55;
        assertThat(read("f.gz", bytes).getLast()).contains("Download the file again");
    }

    @Test
    void a_binary_file_is_named_with_the_remedy() {
        assertThat(read("f", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}))
                .containsExactly("f:1 binary data, neither JSON nor gzip nor zstd; leave the file out");
    }

    @Test
    void a_line_that_is_no_JSON_costs_no_other() {
        assertThat(read(event("one") + "\nnot JSON\n" + event("two")))
                .containsExactly("f:1 one", "f:2 not JSON at column 1", "f:3 two");
        assertThat(read("\n{\n  \"a\" 1\n}\n")).as("the line of the file").containsExactly("f:3 not JSON at column 7");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 30, 55, 60, 66, 70})
    void an_object_that_is_cut_costs_none_behind_the_next(int length) {
        String cut = event("cut").substring(0, length);
        List<String> byLine = read(event("one") + "\n" + cut + "\n" + event("two") + "\n" + event("three") + "\n");
        assertThat(byLine).hasSize(4).startsWith("f:1 one").endsWith("f:3 two", "f:4 three");
        assertThat(read(cut + "\n" + event("one") + "\n" + event("two") + "\n")).endsWith("f:3 two");
    }

    @Test
    void an_object_beyond_the_limit_is_not_kept() {
        String large = "{\"x\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(read(large + "\n" + event("two"))).containsExactly("f:1 1048584 bytes", "f:2 two");
        assertThat(read("x".repeat(3 << 20) + "\n" + event("two"))).containsExactly("f:1 3145728 bytes", "f:2 two");
    }

    @Test
    void a_file_that_cannot_be_opened_is_named() {
        assertThat(read(new ArchiveSource("f", 0, () -> {
                    throw new IOException("permission denied");
                })))
                .containsExactly("f cannot be read: permission denied");
    }

    @Test
    void it_does_not_matter_where_a_read_ends() {
        Random random = new Random(20_261_127);
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int count = 1; count <= 400; count++) {
            expected.add("f:" + count + " n" + count);
            text.append(event("n" + count)).append("\r\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(read(new ArchiveSource("f", 0, () -> new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] into, int start, int length) {
                        return super.read(into, start, Math.min(length, 1 + random.nextInt(40)));
                    }
                })))
                .isEqualTo(expected);
    }

    @Test
    void of_an_empty_file_nothing_is_read() {
        assertThat(read("")).isEmpty();
        assertThat(read("\n \r\n")).isEmpty();
    }
}
