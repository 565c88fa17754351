package dev.lifeline.local.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class YamlTextTest {

    @TestFactory
    Stream<DynamicTest> plain_words_are_read_by_yaml_1_2() {
        return Map.ofEntries(
                        Map.entry("on: off", "{\"on\":\"off\"}"),
                        Map.entry("yes: no", "{\"yes\":\"no\"}"),
                        Map.entry("a: true", "{\"a\":true}"),
                        Map.entry("a: 'true'", "{\"a\":\"true\"}"),
                        Map.entry("a: 64-78", "{\"a\":\"64-78\"}"),
                        Map.entry("a: 1:30", "{\"a\":\"1:30\"}"),
                        Map.entry("a: 1_000", "{\"a\":\"1_000\"}"),
                        Map.entry("a: 0x1F", "{\"a\":\"0x1F\"}"),
                        Map.entry("a: 2026-01-01", "{\"a\":\"2026-01-01\"}"),
                        Map.entry("a: -3", "{\"a\":-3}"),
                        Map.entry("# nothing", "null"),
                        Map.entry("a: 1.5", "{\"a\":1.5}"),
                        Map.entry("a: ~", "{\"a\":null}"),
                        Map.entry("a: '010'", "{\"a\":\"010\"}"),
                        Map.entry("x: &x [1]\ny: *x", "{\"x\":[1],\"y\":[1]}"))
                .entrySet()
                .stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> assertThat(json(row.getKey()).toString()).isEqualTo(row.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_yaml_is_refused_with_its_line() {
        return Map.of(
                        "a: 1\nb: [",
                        "line 2, column 5: not YAML: ",
                        "a: 1\na: 2",
                        "line 2, column 1: the key a is duplicated",
                        "a: 1\nb: 010",
                        "line 2, column 4: 010 may be octal or not; write it without the zero, or quote it",
                        "a: !!java.net.URL [x]",
                        "line 1, column 4: not YAML: Global tag is not allowed",
                        "a: !Ref x",
                        "line 1, column 4: the tag !Ref has no effect here; remove it",
                        "reason: *x",
                        "line 1, column 9: not YAML: found undefined alias x",
                        "[1]: a",
                        "line 1, column 1: a key is a plain word",
                        "a: 1\n---\nb: 2",
                        "line 2, column 1: not YAML: ",
                        "x: &x { y: *x }",
                        "line 1, column")
                .entrySet()
                .stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> assertThat(problems(row.getKey()))
                                .singleElement()
                                .asString()
                                .startsWith(row.getValue())));
    }

    @Test
    void aliases_that_multiply_are_refused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String alias = "*a" + (level - 1);
            yaml.append("a%d: &a%d [%s, %s, %s, %s]\n".formatted(level, level, alias, alias, alias, alias));
        }
        assertThat(problems(yaml.toString())).isNotEmpty();
    }

    @Test
    void what_is_deeper_or_longer_than_any_policy_is_refused() {
        assertThat(problems("[".repeat(1000) + "]".repeat(1000))).isNotEmpty();
        assertThat(problems("a: " + "x".repeat(300_000))).isNotEmpty();
    }

    private static JsonNode json(String yaml) {
        return switch (YamlText.json(yaml)) {
            case Requested.Valid<JsonNode> valid -> valid.value();
            case Requested.Invalid<JsonNode> invalid ->
                throw new AssertionError(invalid.problems().toString());
        };
    }

    private static List<String> problems(String yaml) {
        return YamlText.json(yaml) instanceof Requested.Invalid<JsonNode> invalid
                ? invalid.problems().stream().map(Problem::toString).toList()
                : List.of();
    }
}
