package dev.lifeline.controller.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.event.Samples;
import dev.lifeline.controller.json.ParsedJson.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStreamTest {
    private static final long SEED = 20_261_127;
    private static final int TEXTS = 20_000;
    private static final int DEEPEST = 64;

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u00",
            "\u0000",
            "\ud800",
            "é",
            "-",
            "01",
            "1e999",
            "null",
            "nul",
            "\"a\":1,",
            "[".repeat(70));

    /** The problem of the text if nothing of it is read. */
    private static Optional<Unreadable> skipped(String json) {
        return JsonStream.read(json, DEEPEST, in -> Optional.empty(), Optional::of);
    }

    private static Optional<Unreadable> readAsTree(String json) {
        return switch (JsonTree.read(json, DEEPEST)) {
            case ParsedJson.Tree tree -> Optional.empty();
            case Unreadable unreadable -> Optional.of(unreadable);
        };
    }

    private static List<String> keys(String json) {
        List<String> keys = new ArrayList<>();
        return JsonStream.read(
                json,
                DEEPEST,
                in -> {
                    in.object(keys::add);
                    return keys;
                },
                unreadable -> List.of(unreadable.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1,2",
                "{\"a\":{\"b\":[1,{\"c\":1,\"c\":2}]}}",
                "1 2",
                "[] x",
                "nul",
                "\"\\x\"",
                "{\"é\":}",
                "\u0000{\u0000}",
                "[[[[\"\u0001\"]]]]",
                "-",
                "01",
                "[1,]"
            })
    void what_is_skipped_is_refused_as_a_tree_would_be_at_the_same_place(String json) {
        assertThat(skipped(json)).isEqualTo(readAsTree(json));
    }

    @Test
    void a_number_a_key_or_a_depth_beyond_the_limits_is_refused_where_nobody_reads_it() {
        for (String json : List.of(
                "[" + "1".repeat(1_001) + "]",
                "[0." + "1".repeat(1_001) + "]",
                "{\"" + "k".repeat(51_000) + "\":1}",
                "[".repeat(65) + "]".repeat(65),
                "{\"a\":".repeat(65) + "1" + "}".repeat(65))) {
            assertThat(skipped(json)).contains(new ParsedJson.Excessive()).isEqualTo(readAsTree(json));
        }
        assertThat(skipped("[".repeat(64) + "]".repeat(64))).isEmpty();
    }

    @Test
    void a_text_however_damaged_is_refused_where_its_tree_is() {
        Random random = new Random(SEED);
        List<String> samples = Samples.files().stream()
                .map(Samples::read)
                .filter(text -> !text.isBlank())
                .toList();
        int refused = 0;
        for (int count = 0; count < TEXTS; count++) {
            StringBuilder json = new StringBuilder(samples.get(random.nextInt(samples.size())));
            int start = random.nextInt(json.length());
            json.replace(
                    start,
                    Math.min(json.length(), start + random.nextInt(3)),
                    PIECES.get(random.nextInt(PIECES.size())));
            Optional<Unreadable> why = skipped(json.toString());
            assertThat(why).as("seed %d, text %d", SEED, count).isEqualTo(readAsTree(json.toString()));
            refused += why.isPresent() ? 1 : 0;
        }
        assertThat(refused).isBetween(TEXTS / 4, TEXTS - TEXTS / 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 62, 63, 64, 65, 500})
    void a_key_that_an_object_has_twice_is_found_among_few_and_among_many(int between) {
        String others = IntStream.range(0, between)
                .mapToObj(key -> "\"k" + key + "\":{\"k0\":0},")
                .collect(Collectors.joining());
        assertThat(keys("{\"a\":1," + others + "\"b\":2}"))
                .hasSize(between + 2)
                .startsWith("a")
                .endsWith("b");
        assertThat(skipped("{\"a\":1," + others + "\"a\":2}"))
                .hasValueSatisfying(why -> assertThat(why)
                        .isInstanceOfSatisfying(
                                ParsedJson.KeyTwice.class,
                                twice -> assertThat(twice.pointer()).isEqualTo("/a")));
        assertThat(skipped("{" + others + "\"x\":{\"y\":1,\"y\":2}}"))
                .hasValueSatisfying(why -> assertThat(why)
                        .isInstanceOfSatisfying(
                                ParsedJson.KeyTwice.class,
                                twice -> assertThat(twice.pointer()).isEqualTo("/x/y")));
    }

    @Test
    void keys_with_the_same_hash_are_not_the_same_key() {
        assertThat(keys("{\"Aa\":1,\"BB\":2}")).containsExactly("Aa", "BB");
    }

    @Test
    void what_is_not_of_the_type_that_is_asked_for_is_nothing_and_is_skipped() {
        String json =
                "{\"a\":{\"deep\":[1]},\"b\":[{}],\"c\":5,\"d\":\"text\",\"e\":null,\"f\":\"\",\"g\":5.0,\"h\":5.5}";
        List<Object> read = new ArrayList<>();
        JsonStream.read(
                json,
                DEEPEST,
                in -> {
                    in.object(key -> {
                        in.text().ifPresent(read::add);
                        in.wholeNumber(0, 10).ifPresent(read::add);
                    });
                    return read;
                },
                unreadable -> List.of());
        assertThat(read).containsExactly(5L, "text", 5L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "5.0",
                "5e0",
                "5.5",
                "1e999",
                "-1e999",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "-9223372036854775809",
                "9.223372036854775807e18",
                "9.3e18",
                "1e-999"
            })
    void a_whole_number_is_what_the_tree_has(String number) {
        JsonNode node = JsonTree.read(number) instanceof ParsedJson.Tree tree ? tree.root() : JsonTree.object();
        Optional<Long> expected = node.canConvertToExactIntegral() && node.canConvertToLong()
                ? Optional.of(node.longValue())
                : Optional.empty();
        Optional<Long> read = JsonStream.read(
                number,
                DEEPEST,
                in -> in.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
                unreadable -> Optional.<Long>empty());
        assertThat(read).isEqualTo(expected);
    }
}
