package dev.lifeline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.cli.Console;
import dev.lifeline.controller.testing.ReportFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final Path EVENTS = Console.ROOT.resolve("events");
    private static final String GOOD = "sequences/good-run-fargate";

    private static final List<String> NOT_DECIDED = List.of("event", "outcome", "task", "version", "reason", "effects");
    private static final List<String> DECIDED = Stream.concat(
                    Stream.of("event", "outcome"), ReportFields.DECISION.stream())
            .toList();

    @TempDir
    private Path folder = Path.of("");

    private static String oneLine(String event) throws IOException {
        return Files.readString(EVENTS.resolve(event)).replaceAll("\\R\\s*", " ");
    }

    private static List<JsonNode> parsed(Console console) throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : console.lines()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static List<String> column(List<JsonNode> lines, String field) {
        return lines.stream().map(line -> line.path(field).asText()).toList();
    }

    @Test
    void a_place_that_does_not_exist_is_named() {
        assertThat(Console.lifeline("replay", folder.resolve("none.json")))
                .isEqualTo(new Console(2, "", folder.resolve("none.json") + ": there is no such file or folder\n"));
    }

    @Test
    void a_folder_without_events_is_wrong_input() {
        assertThat(Console.lifeline("replay", folder))
                .isEqualTo(new Console(
                        2,
                        "",
                        folder
                                + ": no events there; files with names that end in .json, .ndjson, .jsonl, .gz, .gzip,"
                                + " .zst, .zstd, .log, .txt or have no dot are expected\n"));
    }

    @Test
    void an_unknown_policy_is_refused_with_the_ones_there_are() {
        assertThat(Console.lifeline("replay", "--policy", "nightly", EVENTS))
                .isEqualTo(
                        new Console(
                                2,
                                "",
                                "--policy: there is no policy nightly and no such file; default, always, once and prefer-cached are built in\n"));
    }

    @Test
    void events_of_which_none_can_be_read_end_with_1() throws IOException {
        Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Files.copy(EVENTS.resolve("malformed-no-task-arn.json"), folder.resolve("malformed.json"));

        Console console = Console.lifeline("replay", "--output=json", folder);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).isEqualTo("2 of 2 events could not be read\n");
        assertThat(column(parsed(console), "outcome")).containsExactly("rejected", "rejected");
        assertThat(parsed(console).get(1).path("reason").textValue()).contains("detail.taskArn: missing");
    }

    @Test
    void one_event_that_can_be_read_is_enough_for_0() throws IOException {
        Files.copy(EVENTS.resolve("exit-0-ec2.json"), folder.resolve("1.json"));
        Files.writeString(folder.resolve("2.json"), "{");
        Console console = Console.lifeline("replay", folder);
        assertThat(console.exit()).isZero();
        assertThat(console.err()).isEqualTo("1 of 2 events could not be read\n");
    }

    @Test
    void every_line_of_JSON_has_exactly_the_fields_that_are_documented() throws IOException {
        for (JsonNode line : parsed(Console.lifeline("replay", "--output=json", EVENTS))) {
            assertThat(line.fieldNames())
                    .toIterable()
                    .containsExactlyElementsOf(line.has("run") ? DECIDED : NOT_DECIDED);
            assertThat(line.path("outcome").textValue()).isIn("applied", "stale", "ignored", "rejected");
            assertThat(line.path("effects").isArray()).isTrue();
        }
    }

    @Test
    void a_line_of_a_recording_is_named_by_its_number_blank_ones_counted() throws IOException {
        Path recording = folder.resolve("events.ndjson");
        Files.writeString(
                recording,
                oneLine(GOOD + "/01-provisioning.json") + "\n\nnot JSON\r\n" + oneLine(GOOD + "/09-stopped.json"));

        List<JsonNode> lines = parsed(Console.lifeline("replay", "--output=json", recording));

        assertThat(column(lines, "event")).containsExactly("events.ndjson:1", "events.ndjson:3", "events.ndjson:4");
        assertThat(column(lines, "outcome")).containsExactly("applied", "rejected", "applied");
        assertThat(lines.getLast().path("to").textValue()).isEqualTo("COMPLETE");
    }

    @Test
    void an_event_that_is_too_large_is_rejected_under_its_name_and_those_behind_it_are_read() throws IOException {
        Path recording = folder.resolve("events.ndjson");
        String large = "{\"x\":\"" + "x".repeat(1024 * 1024) + "\"}";
        Files.writeString(recording, large + "\n" + oneLine(GOOD + "/01-provisioning.json"));
        Files.writeString(folder.resolve("large.json"), large);

        List<JsonNode> lines = parsed(Console.lifeline("replay", "--output=json", recording));

        assertThat(column(lines, "event")).containsExactly("events.ndjson:1", "events.ndjson:2");
        assertThat(column(lines, "outcome")).containsExactly("rejected", "applied");
        assertThat(column(lines, "reason"))
                .startsWith("too large: 1048584 bytes, and EventBridge sends at most 1048576");
        assertThat(column(parsed(Console.lifeline("replay", "--output=json", folder.resolve("large.json"))), "reason"))
                .containsExactly("too large: 1048584 bytes, and EventBridge sends at most 1048576");
    }

    @Test
    void a_recording_of_blank_lines_is_wrong_input() throws IOException {
        Path recording = Files.writeString(folder.resolve("events.jsonl"), "\n  \n");
        assertThat(Console.lifeline("replay", recording))
                .isEqualTo(new Console(2, "", recording + ": no events there; JSON objects are expected\n"));
    }

    @Test
    void archives_as_services_write_them_are_read_and_a_cut_one_is_named() throws IOException {
        String first = oneLine(GOOD + "/01-provisioning.json");
        String last = oneLine(GOOD + "/09-stopped.json");
        Path hour = Files.createDirectories(folder.resolve("2026/11/28/03"));
        Files.write(hour.resolve("events-1-2026-11-28-03-00-00-0"), gzip(first + last));
        Path cut = folder.resolve("cut.gz");
        Files.write(cut, Arrays.copyOf(gzip(first), 300));

        List<JsonNode> lines = parsed(Console.lifeline("replay", "--output=json", folder.resolve("2026"), cut));

        assertThat(column(lines, "outcome")).containsExactly("applied", "applied", "rejected");
        assertThat(lines.getLast().path("reason").textValue()).contains("Download the file again");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void a_folder_is_replayed_in_the_order_of_its_files() throws IOException {
        List<JsonNode> lines = parsed(Console.lifeline("replay", "--output=json", EVENTS.resolve(GOOD)));

        assertThat(column(lines, "event")).hasSize(9).isSorted();
        assertThat(column(lines, "outcome")).containsOnly("applied");
        assertThat(column(lines, "version")).isSorted();
        assertThat(Set.copyOf(column(lines, "run"))).hasSize(1);
    }

    @Test
    void a_retry_is_told_with_its_attempt_and_its_time() throws IOException {
        JsonNode line = parsed(Console.lifeline("replay", "--output=json", EVENTS.resolve("pull-timeout-fargate.json")))
                .getFirst();
        assertThat(line.path("cause").textValue()).isEqualTo("PULL_TRANSIENT");
        assertThat(line.path("effects").toString())
                .matches("\\[\\{\"kind\":\"RunTask\",\"attempt\":2,\"at\":\"2026-08-03T[0-9:.]+Z\"}]");
    }

    @Test
    void what_was_decided_is_shown_with_what_it_rests_on() throws IOException {
        Path event = EVENTS.resolve("pull-timeout-fargate.json");
        JsonNode line =
                parsed(Console.lifeline("replay", "--output=json", event)).getFirst();
        assertThat(line.path("phase").textValue()).isEqualTo("BACKING_OFF");
        assertThat(line.path("evidence").textValue()).startsWith("CannotPullContainerError: ");
        assertThat(line.path("next").textValue()).isEqualTo("attempt 2");
        assertThat(Console.lifeline("replay", event).out())
                .contains(
                        " | BACKING_OFF, attempt 2 at " + line.path("nextAt").textValue(),
                        " | PULL_TRANSIENT: " + line.path("evidence").textValue());
    }

    @Test
    void people_get_a_line_of_text_an_event() {
        Console console = Console.lifeline("replay", EVENTS.resolve("exit-0-ec2.json"));
        assertThat(console.out())
                .contains("exit-0-ec2.json", "applied", "COMPLETE")
                .hasLineCount(1);
    }

    private JsonNode replayed(String document, String event) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), document);
        return parsed(Console.lifeline("replay", "--output=json", "--policy", file, EVENTS.resolve(event)))
                .getFirst();
    }

    @Test
    void a_policy_document_decides() throws IOException {
        String document = "{ name: mine, rules: [{ name: again, when: { exitCode: 1 }, then: retry, budget: host }] }";

        JsonNode line = replayed(document, "exit-1-fargate.json");

        assertThat(line.path("rule").textValue()).isEqualTo("again");
        assertThat(line.path("effects").toString()).contains("RunTask");
    }

    @Test
    void its_mode_is_honoured() throws IOException {
        JsonNode shadow = replayed("{ name: mine, mode: shadow }", "pull-timeout-fargate.json");
        assertThat(shadow.path("effects")).isEmpty();
        assertThat(shadow.path("reason").textValue()).contains("shadow: would be launched again");

        JsonNode off = replayed("{ name: mine, mode: off }", "pull-timeout-fargate.json");
        assertThat(off.path("outcome").textValue()).isEqualTo("ignored");
        assertThat(off.path("reason").textValue()).isEqualTo("policy mine is off");
    }

    @Test
    void its_match_says_which_tasks_are_adopted() throws IOException {
        JsonNode adopted = replayed("{ name: mine, match: [{ cluster: '*' }] }", "pull-timeout-fargate.json");
        assertThat(adopted.path("outcome").textValue()).isEqualTo("applied");

        JsonNode passed = replayed("{ name: mine, match: [{ cluster: none-such }] }", "pull-timeout-fargate.json");
        assertThat(passed.path("outcome").textValue()).isEqualTo("ignored");
        assertThat(passed.path("task").textValue()).isNotEmpty();
        assertThat(passed.path("reason").textValue())
                .isEqualTo("policy mine: match.cluster none-such does not match prod");
    }

    @Test
    void of_a_document_that_is_wrong_everything_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.json"), "{\"mood\":1,\"mode\":\"of\"}");

        assertThat(Console.lifeline("replay", "--policy", file, EVENTS))
                .isEqualTo(new Console(2, "", """
                        %1$s: mood: unknown field; did you mean mode?
                        %1$s: mode: unknown word of; did you mean off?
                        %1$s: name: missing; write 1 to 48 letters, digits, _ or -
                        """.formatted(file)));
        assertThat(Console.lifeline("replay", "--policy", folder, EVENTS))
                .isEqualTo(new Console(2, "", folder + ": there is no such file\n"));
    }
}
