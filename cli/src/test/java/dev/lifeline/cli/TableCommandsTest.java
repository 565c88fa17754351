package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.DynamoDbRunStore;
import dev.lifeline.aws.RunTable;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Explanation.Agreement;
import dev.lifeline.lifecycle.decision.Explanation.ShadowVerdict;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The commands that work on a table, on the template's own table in DynamoDB Local. */
class TableCommandsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private DynamoDbLocal dynamoDb;
    private AwsClients clients;

    @BeforeEach
    void startDynamoDb() {
        dynamoDb = DynamoDbLocal.inMemory();
        clients = AwsClients.local(dynamoDb.uri(), dynamoDb.uri(), Duration.ofSeconds(1));
        Path root = Path.of(System.getProperty("lifeline.root"));
        Tables.create(
                clients.dynamoDb(),
                Template.read(root.resolve("template.yaml"), Map.of()).tables());
    }

    @AfterEach
    void stopDynamoDb() {
        clients.dynamoDb().close();
        clients.close();
        dynamoDb.close();
    }

    private Shell run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                List.of("--table", "RunTable", "--endpoint-url", dynamoDb.uri().toString()));
        return Shell.run(all.toArray(String[]::new));
    }

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

    private static JsonNode json(Shell shell) throws IOException {
        assertThat(shell.err()).isEmpty();
        return JSON.readTree(shell.out());
    }

    @Test
    void a_document_that_is_put_is_got_back_and_put_again_unchanged() throws IOException {
        String document = file("nightly.yaml", "name: nightly", "budgets: { exit: { attempts: 2 } }");

        assertThat(run("policy", "put", document)).isEqualTo(new Shell(0, "nightly@1 is new", ""));
        assertThat(run("policy", "put", document).out()).startsWith("nightly@1 already is this document, since 2");

        String got = file("got.json", run("policy", "get", "nightly").out());
        assertThat(json(run("policy", "put", got, "--json")).path("created").booleanValue())
                .isFalse();
    }

    @Test
    void every_version_can_be_got_and_the_latest_is_listed() throws IOException {
        put("weekly");
        put("nightly");
        put("nightly", "mode: shadow");

        JsonNode first = json(run("policy", "get", "nightly", "--version", "1", "--json"));
        assertThat(first.path("version").intValue()).isEqualTo(1);
        assertThat(first.path("document").has("mode")).isFalse();
        JsonNode latest = json(run("policy", "get", "nightly", "--json"));
        assertThat(latest.path("version").intValue()).isEqualTo(2);
        assertThat(latest.path("document").path("mode").textValue()).isEqualTo("shadow");
        assertThat(run("policy", "list").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("nightly +version 2 +20.*Z");
        assertThat(run("policy", "list", "--json").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"name\":\"nightly\",\"version\":2,\"hash\":\""
                        + latest.path("hash").textValue());
    }

    @Test
    void effects_are_paused_and_resumed_with_what_was_said_about_it() throws IOException {
        assertThat(run("status")).isEqualTo(new Shell(0, "nothing is held back", ""));
        assertThat(run("pause", " ").err()).startsWith("REASON: say why");
        assertThat(run("pause", "registry outage").out()).matches("paused since 20.*Z: registry outage");
        assertThat(run("pause", "me too").out()).endsWith("registry outage");
        assertThat(json(run("status", "--json")).path("paused").textValue()).isEqualTo("registry outage");
        assertThat(run("resume").out()).startsWith("resumed; paused since 20").endsWith("registry outage");
        assertThat(run("resume")).isEqualTo(new Shell(0, "nothing was paused", ""));
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
                        "registry docker.io: closed, 1 recent failed pulls");
        assertThat(run("status", "--json").out().lines().map(TableCommandsTest::state))
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
        assertThat(run("policy", "list", "--json")).isEqualTo(new Shell(0, "", ""));
    }

    @Test
    void a_wrong_document_is_refused_with_every_problem_and_replaces_nothing() throws IOException {
        put("nightly");

        Shell refused = run("policy", "put", file("nightly.yaml", "name: nightly", "mode: sometimes", "ruels: []"));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("nightly.yaml: mode: ", "nightly.yaml: ruels: ", "nothing was put");
        assertThat(json(run("policy", "get", "nightly", "--json"))
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
                .isEqualTo(new Shell(2, "", "policy always is built in and has no document"));
    }

    @Test
    void a_table_that_is_missing_is_named_with_where_to_find_its_name() {
        Shell shell = Shell.run(
                "policy",
                "list",
                "--table",
                "Runs",
                "--endpoint-url",
                dynamoDb.uri().toString());

        assertThat(shell)
                .isEqualTo(new Shell(
                        2,
                        "",
                        "there is no table Runs at " + dynamoDb.uri()
                                + "; name the one of your stack with --table (its output TableName)"));
    }

    @Test
    void an_endpoint_where_nobody_listens_is_named() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        Shell shell = Shell.run("policy", "list", "--endpoint-url", "http://localhost:" + port);

        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err())
                .startsWith("DynamoDB at http://localhost:" + port + " cannot be reached; is it running");
        assertThat(Shell.run("policy", "list", "--endpoint-url", "localhost:8000")
                        .err())
                .isEqualTo("--endpoint-url: a URL is expected, such as http://localhost:8000, not localhost:8000");
    }

    private DynamoDbRunStore runs() {
        return new DynamoDbRunStore(
                clients.dynamoDb(), new RunTable("RunTable", 4, Duration.ofDays(36500)), RandomGenerator.getDefault());
    }

    private Decision create(String name, Optional<Policy> shadow) {
        LaunchRequest request = new LaunchRequest(
                "prod",
                "etl:7",
                new LaunchRequest.Essentials.Unspecified(),
                Optional.empty(),
                new Compute.ClusterDefault(),
                Optional.empty(),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);
        Decision launch = Supervisor.launch(
                new Identity(new RunId(name), new Namespace("test"), Nonce.first(1), Coverage.DECISIVE, "invocation"),
                request,
                at(NOON, shadow));
        runs().create(launch.run(), launch.explanation());
        return launch;
    }

    private static Circumstances at(Instant now, Optional<Policy> shadow) {
        return new Circumstances(
                DefaultPolicy.named("default").orElseThrow(),
                shadow,
                CauseCatalog.standard(),
                Limits.STANDARD,
                now,
                0.5);
    }

    private void launched(String name) {
        Decision launch = create(name, Optional.empty());
        for (boolean differs : List.of(false, true)) {
            Stored read = runs().load(launch.run().id()).orElseThrow();
            runs().save(launch.run(), read, Optional.of(shadowed(launch.explanation(), differs)));
        }
    }

    private static Explanation shadowed(Explanation like, boolean differs) {
        return new Explanation(
                like.at(),
                like.observation(),
                like.version(),
                like.attempt(),
                like.from(),
                like.to(),
                like.ended(),
                like.cause(),
                like.rule(),
                Optional.of(new ShadowVerdict(
                        new PolicyRef("candidate", 2),
                        Optional.of("never"),
                        differs ? Agreement.PARTS : Agreement.SAME,
                        "rule never ends it; the run ends there, FAILED")),
                like.spent(),
                like.effects(),
                like.deadline(),
                like.policy(),
                like.reason());
    }

    @Test
    void a_run_is_explained_with_its_verdict_and_then_each_decision_the_oldest_first() throws IOException {
        launched("etl");

        Shell lines = run("explain", "etl");
        assertThat(lines.err()).isEmpty();
        assertThat(lines.out().lines())
                .startsWith(
                        "run        etl",
                        "generation 1",
                        "policy     default@0",
                        "phase      ATTEMPTING",
                        "result     -")
                .filteredOn(line -> line.startsWith("2026-11-21T12:00:00Z  attempt 1  "))
                .hasSize(3);
        JsonNode explained = json(run("explain", "etl", "--json"));
        assertThat(explained.path("run").textValue()).isEqualTo("etl");
        assertThat(explained.path("decisions")).hasSize(3);
        JsonNode first = explained.path("decisions").path(0);
        assertThat(first.path("revision").intValue()).isEqualTo(1);
        assertThat(first.path("policy").textValue()).isEqualTo("default@0");
        assertThat(first.path("effects")).hasSize(1);
    }

    @Test
    void a_run_whose_first_decisions_have_expired_still_has_its_verdict_and_the_latest() {
        Decision failed = ReportedRuns.all().toList().get(1).decision();
        RunId run = failed.run().id();
        runs().create(failed.run(), failed.explanation());
        while (runs().load(run).orElseThrow().recent().size() > 1
                || runs().journal(run).size() == 1) {
            runs().save(failed.run(), runs().load(run).orElseThrow(), Optional.of(failed.explanation()));
        }
        deleteFirstEntries(run);

        assertThat(run("explain", "nightly").out())
                .contains("evidence   container app exited with 3", "its earlier decisions have expired")
                .endsWith(failed.explanation().reason());
    }

    private void deleteFirstEntries(RunId run) {
        clients.dynamoDb()
                .deleteItem(delete -> delete.tableName("RunTable")
                        .key(Map.of(
                                "pk", AttributeValue.fromS("run#" + run.key().value()),
                                "sk", AttributeValue.fromS("journal#0000000001"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void every_command_says_where_a_run_stands_and_why(Reported reported) throws IOException {
        Decision decision = reported.decision();
        String name = decision.run().id().value();
        runs().create(decision.run(), decision.explanation());

        JsonNode explained = json(run("explain", name, "--json"));
        Shell text = run("explain", name);
        reported.fields().forEach((field, value) -> {
            assertThat(explained.path(field).asText("")).as(field).isEqualTo(value);
            assertThat(text.out().lines()).contains(String.format("%-10s %s", field, value.isEmpty() ? "-" : value));
        });
        JsonNode last = explained.path("decisions").path(0);
        if (!reported.cause().isEmpty()) {
            List.of("cause", "evidence", "container", "exitCode", "nextAt")
                    .forEach(field -> assertThat(last.path(field)).as(field).isEqualTo(explained.path(field)));
            assertThat(text.out().lines().toList().getLast()).contains(reported.cause() + ": " + reported.evidence());
        }
        if (!decision.run().hasEnded()) {
            JsonNode listed = json(run("ps", "--json"));
            reported.fields()
                    .keySet()
                    .forEach(field -> assertThat(listed.path(field)).isEqualTo(explained.path(field)));
            assertThat(run("ps").out())
                    .contains(
                            reported.phase() + ", " + reported.next() + " at ", reported.cause(), reported.evidence());
        }
    }

    @Test
    void a_run_that_backs_off_is_not_shown_as_failed() {
        Decision backingOff = ReportedRuns.all().toList().get(3).decision();
        runs().create(backingOff.run(), backingOff.explanation());

        assertThat(run("ps").out())
                .contains(" BACKING_OFF, attempt 2 at 2026-11-21T12:00:")
                .contains(" PULL_TRANSIENT: CannotPullContainerError: i/o timeout (container app)")
                .doesNotContain("FAILED");
    }

    @Test
    void only_what_the_shadow_would_have_decided_otherwise_is_shown_when_asked_for() throws IOException {
        launched("etl");

        assertThat(run("explain", "etl", "--diff").out().lines())
                .singleElement()
                .asString()
                .endsWith("; candidate@2 would part here by never: rule never ends it; the run ends there, FAILED");
        assertThat(run("explain", "etl", "--diff", "--json").out().lines())
                .singleElement()
                .asString()
                .contains(
                        "\"shadow\":{\"policy\":\"candidate@2\",\"rule\":\"never\",\"parts\":true,\"words\":\"rule never");
    }

    @Test
    void a_run_that_its_shadow_would_not_have_changed_says_since_when_that_is_true() {
        Policy like = DefaultPolicy.named("default").orElseThrow();
        Optional<Policy> candidate = Optional.of(new Policy(
                "candidate",
                2,
                like.mode(),
                like.pull(),
                like.rules(),
                like.budgets(),
                like.timeouts(),
                Optional.empty()));
        create("alone", Optional.empty());
        create("same", candidate);
        Decision late = create("late", Optional.empty());
        TaskRef task = new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/1");
        Decision answered = Supervisor.decide(
                late.run(),
                new LaunchAnswered(1, new LaunchAnswer.TaskCreated(task, Optional.empty())),
                at(NOON.plusSeconds(1), candidate));
        runs().save(answered.run(), new Stored(answered.run(), 1), Optional.of(answered.explanation()));

        assertThat(run("explain", "alone", "--diff").out()).startsWith("it is not compared with another policy; ");
        assertThat(run("explain", "same", "--diff").out())
                .isEqualTo("none of its 1 decisions would have been another under candidate@2");
        assertThat(run("explain", "late", "--diff").out())
                .isEqualTo("no decision since 2026-11-21T12:00:01Z would have been another under candidate@2, which"
                        + " could not be asked about all before");
    }

    @Test
    void a_run_that_is_not_there_is_said_not_to_be() {
        assertThat(run("explain", "etl"))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "there is no run etl, or it has expired; if it is the id of a task, the task was not adopted, and no policy adopts"
                                + " tasks"));
        assertThat(run("explain", "e t l").err())
                .isEqualTo("RUN: 1 to 256 visible ASCII characters without spaces are expected, not e t l");
    }

    @Test
    void the_runs_that_are_alive_are_shown() throws IOException {
        assertThat(run("ps")).isEqualTo(new Shell(0, "no run is alive", ""));
        launched("etl");

        assertThat(run("ps").out())
                .startsWith("etl ")
                .contains(" ATTEMPTING, RunTask of attempt 1 again", " attempt 1 ", " default@0");
        JsonNode line = json(run("ps", "--json"));
        assertThat(line.path("run").textValue()).isEqualTo("etl");
        assertThat(line.path("nextAt").textValue()).startsWith("2026-11-21T12:00:");
    }

    @Test
    void the_runs_that_have_ended_are_shown_the_last_first_and_can_be_picked() throws IOException {
        assertThat(run("ps", "--ended")).isEqualTo(new Shell(0, "no such run has ended", ""));
        Instant now = Instant.now();
        List<Decision> ended = ReportedRuns.all()
                .map(Reported::decision)
                .filter(decision -> decision.run().hasEnded())
                .toList();
        for (int hours = 0; hours < ended.size(); hours++) {
            Decision decision = ended.get(hours);
            Run run = ended(decision.run(), "run-" + hours, now.minus(Duration.ofHours(hours)));
            runs().create(run, decision.explanation());
        }

        assertThat(run("ps", "--ended").out().lines())
                .hasSameSizeAs(ended)
                .first()
                .asString()
                .contains("run-0 ");
        assertThat(run("ps", "--ended", "--limit", "2").out().lines()).hasSize(2);
        assertThat(run("ps", "--ended", "--since", "90m").out().lines()).hasSize(2);
        assertThat(run("ps", "--ended", "--family", "web").out()).isEqualTo("no such run has ended");
        assertThat(run("ps", "--ended", "--result", "failed", "--cause", "exit_code")
                        .out())
                .contains(" FAILED EXIT_CODE  attempt 1  etl on prod  began 2026-11-21T12:00:00Z");
        JsonNode good = json(run("ps", "--ended", "--result", "succeeded", "--cluster", "prod", "--json"));
        assertThat(good.properties().stream().map(Map.Entry::getKey))
                .containsExactly("run", "result", "cause", "family", "cluster", "attempts", "began", "ended");
        assertThat(good.path("cause").isNull()).isTrue();
    }

    private static Run ended(Run run, String name, Instant at) {
        Phase.Ended ended = (Phase.Ended) run.phase();
        Identity identity = run.identity();
        return new Run(
                new Identity(
                        new RunId(name), identity.namespace(), identity.nonce(), Coverage.DECISIVE, identity.origin()),
                run.request(),
                run.policy(),
                run.created(),
                new Phase.Ended(at, ended.result(), ended.cause(), ended.reason()),
                run.attempt(),
                run.past(),
                run.spent(),
                run.endBy(),
                run.pending(),
                run.gaps(),
                run.shadow());
    }

    @Test
    void a_word_that_picks_no_ended_runs_is_answered_with_what_may_have_been_meant() {
        assertThat(run("ps", "--ended", "--cause", "exitcode").err())
                .isEqualTo("--cause: unknown word exitcode; did you mean exit_code?");
        assertThat(run("ps", "--ended", "--result", "good").err())
                .isEqualTo("--result: unknown word good; known are succeeded, failed, stopped");
        assertThat(run("ps", "--ended", "--since", "yesterday").err())
                .isEqualTo("--since: yesterday is no duration; write 90s, 10m, 6h or 1d");
        assertThat(run("ps", "--family", "etl").err()).endsWith("filter ended runs; add --ended");
    }

    @Test
    void an_ended_run_that_cannot_be_listed_is_named() throws IOException {
        Decision failed = ReportedRuns.all().toList().get(1).decision();
        runs().create(failed.run(), failed.explanation());
        String item = "run#" + failed.run().id().key();
        clients.dynamoDb()
                .updateItem(update -> update.tableName("RunTable")
                        .key(Map.of("pk", AttributeValue.fromS(item), "sk", AttributeValue.fromS("run")))
                        .updateExpression("REMOVE #family")
                        .expressionAttributeNames(Map.of("#family", "family")));

        assertThat(run("ps", "--ended").out()).isEqualTo(item + " cannot be listed: family is missing or no text");
        assertThat(json(run("ps", "--ended", "--json")).path("item").textValue())
                .isEqualTo(item);
    }
}
