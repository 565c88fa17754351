package dev.lifeline.controller.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.store.History.Filter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {
    private static final String KEY = "#nightly-0123456789abcdef0123";

    private static Requested<ListRequest> read(String json) {
        return JsonText.read(json).then((JsonNode tree) -> ListRequest.SHAPE.read(tree, Author.PROGRAM));
    }

    private static List<String> problems(String json) {
        return read(json) instanceof Requested.Invalid<ListRequest> invalid
                ? invalid.problems().stream().map(Problem::toString).toList()
                : List.of();
    }

    private static String token(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> withToken(String token, String more) {
        return problems("{\"next\": \"" + token + "\"" + more + "}");
    }

    @Test
    void all_that_is_wrong_is_said_at_once_with_its_path_and_without_its_value() {
        assertThat(problems("""
                        {"state": "DEAD", "result": "SUCEEDED", "cause": "EXIT", "family": "", "limit": 1001,
                         "since": "yesterday", "until": 3, "suspended": "yes", "next": "s3cret", "name": "a"}
                        """))
                .containsExactly(
                        "state: unknown word; known are LIVE, ENDED, ALL",
                        "result: unknown word; did you mean SUCCEEDED?",
                        problems("{\"cause\": \"EXIT\"}").getFirst(),
                        "family: empty",
                        "limit: a whole number from 1 to 1000 is expected",
                        "since: neither a time such as 2026-08-01T21:22:46Z nor a duration such as 24h",
                        "until: a text is expected, not a number",
                        "suspended: true or false is expected, not a text",
                        "next: not the next of an answer; leave it out to begin again",
                        "name: unknown field"
                                + problems("{\"name\": 1}").getFirst().substring("name: unknown field".length()));
    }

    @Test
    void a_live_run_has_no_result() {
        assertThat(problems("{\"state\": \"LIVE\", \"result\": \"FAILED\"}"))
                .containsExactly("result: a live run has none; leave it out, or ask for the state ENDED");
    }

    @Test
    void a_token_must_come_from_the_same_request() {
        assertThat(withToken(token("L"), ", \"state\": \"ENDED\""))
                .containsExactly("next: belongs to another request; repeat that one with it, or leave it out");
        assertThat(withToken(token("E"), ", \"state\": \"LIVE\"")).hasSize(1);
        assertThat(withToken(token("L"), "")).isEmpty();
        assertThat(withToken(token("E1764244800000" + KEY), "")).isEmpty();
        assertThat(withToken(token("L1764244800000" + KEY + ",,1" + KEY + ","), ""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X",
                "",
                "E1" + KEY,
                "E1764244800000",
                "E1764244800000#run",
                "L1764244800000#../../etc/passwd",
                "L99999999999999" + KEY,
                "L1" + KEY + "\n",
                "E1764244800000" + KEY + "\u0000",
                "Eé"
            })
    void a_forged_token_is_refused(String position) {
        assertThat(withToken(token(position), ""))
                .containsExactly("next: not the next of an answer; leave it out to begin again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a", "abcde", "TA==", "L\\u0000"})
    void a_token_in_another_encoding_is_refused(String token) {
        assertThat(withToken(token, "")).hasSize(1);
    }

    @Test
    void a_huge_token_is_refused() {
        assertThat(withToken("L".repeat(1_000_000), "")).hasSize(1);
        assertThat(withToken(token("L" + ",".repeat(5_000)), "")).hasSize(1);
    }

    @Test
    void nothing_is_required() {
        assertThat(read("{}"))
                .isEqualTo(new Requested.Valid<>(new ListRequest(
                        ListRequest.ListedState.ALL,
                        Filter.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        100,
                        Optional.empty())));
    }
}
