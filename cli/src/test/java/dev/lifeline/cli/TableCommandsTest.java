package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.store.Quarantine;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Lane;
import dev.lifeline.lifecycle.guard.Rate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that work on a table, on the template's own table in DynamoDB Local. */
class TableCommandsTest extends TableCommandsScene {
    @TempDir
    private Path folder;

    private String file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
    }

    private void put(String name, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(lines));
        all.addFirst("name: " + name);
        assertThat(run("policy", "put", file(name + ".yaml", all.toArray(String[]::new))))
                .extracting(Shell::exit, Shell::err)
                .containsExactly(0, "");
    }

    @Test
    void a_document_that_is_put_is_got_back_and_put_again_unchanged() throws IOException {
        String document = file("nightly.yaml", "name: nightly", "budgets: { exit: { attempts: 2 } }");

        assertThat(run("policy", "put", document)).isEqualTo(new Shell(0, "nightly@1 is new", ""));
        assertThat(run("policy", "put", document).out()).startsWith("nightly@1 is this document already, since 2");

        String got = file("got.json", run("policy", "get", "nightly").out());
        assertThat(json(run("policy", "put", got, "--output", "json"))
                        .path("created")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void a_policy_is_got_back_as_it_was_written() throws IOException {
        String text = "# why it is patient\nname: nightly\nbudgets:\n  exit: { attempts: 2 } # twice\ta night";
        run("policy", "put", file("nightly.yaml", text));

        assertThat(run("policy", "get", "nightly").out()).isEqualTo(text);
        assertThat(json(run("policy", "get", "nightly@1", "--output", "json"))
                        .path("source")
                        .textValue())
                .isEqualTo(text);
        assertThat(run("policy", "put", file("nightly.yaml", text + ", no more"))
                        .out())
                .isEqualTo("nightly@2 is new");
        assertThat(run("policy", "get", "nightly@1").out()).isEqualTo(text);
        assertThat(run("policy", "get", "nightly@3").err()).isEqualTo("policy nightly has the versions 1 to 2, not 3");
    }

    @Test
    void policies_are_compared_by_what_they_mean() throws IOException {
        String rules =
                "rules: [{ name: a, when: { exitCode: 75 }, then: retry }, { name: b, when: { exitCode: 3 }, then: fail }]";
        put("nightly", rules);
        String changed = file(
                "changed.yaml",
                "name: nightly # a comment",
                "mode: shadow",
                "rules: [{ name: b, when: { exitCode: 3 }, then: fail }, { name: a, when: { exitCode: 76 }, then: retry }]");

        assertThat(run("policy", "diff", changed))
                .isEqualTo(new Shell(
                        1,
                        "mode: enforce -> shadow\nrules.a.when.exitCode: [75] -> [76]\nrules.(order): a, b -> b, a",
                        ""));
        assertThat(run("policy", "diff", "nightly", "nightly@1")).isEqualTo(new Shell(0, "no difference", ""));
        assertThat(run("policy", "diff", "default", "default@0")).isEqualTo(new Shell(0, "no difference", ""));
        assertThat(run("policy", "diff", changed, "--output", "json").out().lines())
                .first()
                .isEqualTo("{\"path\":\"mode\",\"before\":\"enforce\",\"after\":\"shadow\"}");
        String patient = file("patient.yaml", "name: patient", "budgets: { pull: { attempts: 3 } }");
        assertThat(run("policy", "diff", patient, "default").out())
                .contains("budgets.pull.attempts: 3 -> 5")
                .doesNotContain("budgets.pull.backoff", "budgets.host", "timeouts");
        assertThat(run("policy", "diff", "default", "nope").err())
                .isEqualTo("there is no policy nope; known are default, always, once, prefer-cached, nightly");
        assertThat(run("policy", "diff", "nightly", "nigthly").err())
                .isEqualTo("there is no policy nigthly; did you mean nightly?");
    }

    @Test
    void the_pace_and_the_quarantine_are_part_of_the_status() {
        TableAccess access = new TableAccess(clients.dynamoDb(), new RunTable("RunTable", 1, Duration.ofDays(1)));
        Instant soon = Instant.now().plusSeconds(60);
        access.slots().take(List.of(new Lane("the account", new Rate(1.0 / 30, 1))), soon);
        ((Quarantine) access.quarantined())
                .put(new QuarantinedMessage("m-1", Origin.direct("TaskStateChange"), "none", "{}", soon));

        assertThat(run("status").out().lines())
                .satisfiesExactly(
                        pace -> assertThat(pace).startsWith("pace of the account: the next free slot is at 20"),
                        messages -> assertThat(messages)
                                .isEqualTo("1 quarantined message; lifeline quarantine lists them"));
    }

    @Test
    void a_policy_cannot_be_tested_on_a_table_without_ended_runs() throws IOException {
        String patient = file("patient.yaml", "name: patient");

        assertThat(run("policy", "test", patient, "--against", "default", "--last", "30d"))
                .isEqualTo(new Shell(2, "", "no run ended since 30d; nothing can be compared"));
        assertThat(run("policy", "test", patient, "--last", "soon").err())
                .isEqualTo("--last soon: a duration such as 30d is expected");
        assertThat(run("policy", "test", "nightyl", "--last", "30d").exit()).isEqualTo(2);
    }

    @Test
    void every_version_can_be_got_and_the_latest_is_listed() throws IOException {
        put("weekly");
        put("nightly");
        put("nightly", "mode: shadow");

        JsonNode first = json(run("policy", "get", "nightly", "--version", "1", "--output", "json"));
        assertThat(first.path("version").intValue()).isEqualTo(1);
        assertThat(first.path("document").has("mode")).isFalse();
        JsonNode latest = json(run("policy", "get", "nightly", "--output", "json"));
        assertThat(latest.path("version").intValue()).isEqualTo(2);
        assertThat(latest.path("document").path("mode").textValue()).isEqualTo("shadow");
        assertThat(run("policy", "list").out().lines())
                .hasSize(3)
                .startsWith("POLICY   VERSION  STORED")
                .element(1)
                .asString()
                .matches("nightly +2 +20[^.]*Z");
        assertThat(run("policy", "list", "--output", "json").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"name\":\"nightly\",\"version\":2,\"hash\":\""
                        + latest.path("hash").textValue());
    }

    @Test
    void effects_are_paused_and_let_go_with_what_was_said_about_it() throws IOException {
        assertThat(run("status"))
                .isEqualTo(new Shell(0, "nothing is held back: not paused, no breaker, 0 quarantined messages", ""));
        assertThat(run("pause", "--reason", " ").err()).startsWith("--reason: say why");
        assertThat(run("pause", "--reason", "registry outage").out()).matches("paused since 20.*Z: registry outage");
        assertThat(run("pause", "--reason", "me too").out()).endsWith("registry outage");
        assertThat(json(run("status", "--output", "json")).path("paused").textValue())
                .isEqualTo("registry outage");
        assertThat(run("pause", "--off").out())
                .startsWith("no longer paused; it was since 20")
                .endsWith("registry outage");
        assertThat(run("pause", "--off")).isEqualTo(new Shell(0, "nothing was paused", ""));
        assertThat(run("pause", "--off", "--output", "json").out()).isEqualTo("{\"paused\":null,\"was\":null}");
        run("pause", "--reason", "again");
        assertThat(run("pause", "--off", "--output", "json").out())
                .startsWith("{\"paused\":null,\"was\":{\"paused\":\"again\",\"since\":\"20");
    }

    @Test
    void every_breaker_is_shown_as_it_stands() throws IOException {
        breaker("image example/app:1", new Breaker.Open(NOON, 2));
        breaker("image example/app:2", new Breaker.HalfOpen("lifeline/nightly/3", NOON, 1));
        breaker("registry docker.io", new Breaker.Closed(List.of(NOON)));

        assertThat(run("status").out().lines())
                .containsExactly(
                        "image example/app:1: open until 2026-11-21T12:00:00Z, then one launch is let through",
                        "image example/app:2: waits for lifeline/nightly/3, until 2026-11-21T12:00:00Z at most",
                        "registry docker.io: closed, 1 recent failed pull");
        assertThat(run("status", "--output", "json").out().lines().map(TableCommandsTest::state))
                .containsExactly("open", "half-open", "closed");
    }

    private static String state(String line) {
        try {
            return JSON.readTree(line).path("state").textValue();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void breaker(String name, Breaker breaker) {
        new TableAccess(clients.dynamoDb(), new RunTable("RunTable", 1, Duration.ofDays(1)))
                .registers()
                .write(new Register("breaker#" + name, GuardCodec.BREAKER.text(breaker), 0), Optional.empty());
    }

    @Test
    void an_empty_table_is_said_to_be_empty() {
        assertThat(run("policy", "list"))
                .isEqualTo(new Shell(
                        0, "no policy was put yet; default, always, once and prefer-cached are built in", ""));
        assertThat(run("policy", "list", "--output", "json")).isEqualTo(new Shell(0, "", ""));
    }

    @Test
    void a_wrong_document_is_refused_with_every_problem_and_replaces_nothing() throws IOException {
        put("nightly");

        Shell refused = run("policy", "put", file("nightly.yaml", "name: nightly", "mode: sometimes", "ruels: []"));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("nightly.yaml: mode: ", "nightly.yaml: ruels: ", "nothing was stored");
        assertThat(json(run("policy", "get", "nightly", "--output", "json"))
                        .path("version")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void a_name_that_is_not_there_is_answered_with_what_may_have_been_meant() throws IOException {
        put("nightly");

        assertThat(run("policy", "get", "nigthly"))
                .isEqualTo(new Shell(2, "", "there is no policy nigthly; did you mean nightly?"));
        assertThat(run("policy", "get", "nightly", "--version", "7"))
                .isEqualTo(new Shell(2, "", "policy nightly has the versions 1 to 1, not 7"));
        assertThat(run("policy", "get", "always"))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "policy always is built in and has no document;"
                                + " docs/reference/built-in-policies.md says what it does"));
    }
}
