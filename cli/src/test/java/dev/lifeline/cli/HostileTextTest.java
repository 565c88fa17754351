package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.cli.answer.FunctionAnswers;
import dev.lifeline.cli.demo.ProgressBoard;
import dev.lifeline.cli.demo.ProgressLines;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.Screens;
import dev.lifeline.cli.output.TerminalText;
import dev.lifeline.cli.queues.LoopbackSqs;
import dev.lifeline.cli.stack.LoopbackAws;
import dev.lifeline.cli.stack.LoopbackAws.FunctionReply;
import dev.lifeline.cli.stack.LoopbackLogs;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.store.Quarantine;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioReader;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** Every command with names, reasons and files that try to take over the terminal. */
@Isolated("it sets properties of the whole JVM")
class HostileTextTest {
    /** ESC, C1's CSI, backspace, DEL, right-to-left override, zero-width space, and a line that looks like ours. */
    private static final String HOSTILE =
            "app\u001b[2J\u009b31m\b\u007f\u202e\u200b\u2066\u2028\r\nFORGED  attempt 1  SUCCEEDED";

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private DynamoDbLocal dynamoDb;
    private LoopbackSqs sqs;
    private LoopbackAws aws;
    private LoopbackLogs logs;

    @BeforeEach
    void fillTable() throws IOException {
        System.setProperty("lifeline.home", Console.ROOT.toString());
        dynamoDb = DynamoDbLocal.inMemory();
        sqs = new LoopbackSqs();
        logs = new LoopbackLogs();
        AwsClients clients = AwsClients.local(dynamoDb.uri(), dynamoDb.uri(), Duration.ofSeconds(1));
        Tables.create(
                clients.dynamoDb(),
                Template.read(Console.ROOT.resolve("template.yaml"), Map.of()).tables());
        RunTable table = new RunTable("RunTable", 4, Duration.ofDays(36500));
        Decision launch = launch();
        clients.tablePorts(table, RandomGenerator.getDefault())
                .runs()
                .create(launch.run(), launch.explanation().and("container " + HOSTILE + ": exited with 3"));
        new TableAccess(clients.dynamoDb(), table)
                .registers()
                .write(
                        new Register(
                                "breaker#image " + HOSTILE,
                                GuardCodec.BREAKER.text(new Breaker.HalfOpen(HOSTILE, NOON, 1)),
                                0),
                        Optional.empty());
        ((Quarantine) new TableAccess(clients.dynamoDb(), table).quarantined())
                .put(new QuarantinedMessage(
                        HOSTILE, new Origin(HOSTILE, Optional.of(HOSTILE), 2), HOSTILE, HOSTILE, NOON));
        aws = new LoopbackAws()
                .stack("prod", LoopbackAws.outputs())
                .forward("DynamoDB", dynamoDb.uri())
                .forward("AmazonSQS", sqs.uri())
                .forward("Logs", logs.uri());
        logs.put("/ecs/" + HOSTILE, HOSTILE, NOON, HOSTILE);
        functions();
        clients.dynamoDb().close();
        clients.close();
    }

    @AfterEach
    void stop() {
        aws.close();
        logs.close();
        sqs.close();
        dynamoDb.close();
        System.clearProperty("lifeline.home");
    }

    /** Their answers, with hostile texts wherever somebody else may choose them. */
    private void functions() {
        ObjectNode run = FunctionAnswers.ended("etl", "FAILED", 3)
                .put("run", HOSTILE)
                .put("evidence", HOSTILE)
                .put("reason", HOSTILE)
                .put("applied", false)
                .put("why", HOSTILE);
        ObjectNode log = (ObjectNode) run.at("/history/0/logs/0");
        log.put("container", HOSTILE).put("group", "/ecs/" + HOSTILE).put("stream", HOSTILE);
        Stream.of("LaunchRun", "DescribeRun")
                .forEach(name -> aws.function(name, request -> FunctionAnswers.reply(run)));
        aws.function(
                "ControlRun",
                request -> request.path("action").asText().equals("RERUN")
                        ? FunctionReply.error("InvalidRunRequest", HOSTILE)
                        : FunctionAnswers.reply(run));
        aws.function("DeleteRun", request -> FunctionReply.error("RunRefused", HOSTILE));
        aws.function("ListRuns", request -> FunctionAnswers.list(Map.of(HOSTILE, "FAILED")));
    }

    private static Decision launch() {
        LaunchRequest request = new LaunchRequest(
                "prod",
                HOSTILE,
                new LaunchRequest.Essentials.EssentialsUnknown(),
                Optional.empty(),
                new Compute.ClusterDefault(),
                Optional.empty(),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);
        return Supervisor.launch(
                new Identity(new RunId("etl"), new Namespace("test"), Nonce.first(1), Coverage.DECISIVE, "invocation"),
                LaunchOrder.of(request),
                new Circumstances(
                        DefaultPolicy.named("default").orElseThrow(),
                        Optional.empty(),
                        CauseCatalog.standard(),
                        Limits.STANDARD,
                        NOON,
                        0.5));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** Each command with its arguments. */
    private Map<String, List<List<String>>> inputs() throws IOException {
        String event = JSON.writeValueAsString(Map.of("source", HOSTILE, "detail-type", HOSTILE, "id", HOSTILE));
        String named = JSON.writeValueAsString(Map.of("name", HOSTILE, HOSTILE, HOSTILE, "mode", HOSTILE));
        String policy = file("policy.yaml", named);
        String good =
                file("good.json", "{\"name\": \"nightly\", \"description\": " + JSON.writeValueAsString(HOSTILE) + "}");
        String script = file("script.yaml", JSON.writeValueAsString(Map.of(HOSTILE, HOSTILE)));
        Files.writeString(Files.createDirectories(folder.resolve("events")).resolve("\u001b\u202e.json"), event);
        Map<String, List<List<String>>> inputs = new TreeMap<>();
        inputs.put("demo", List.of(List.of(policy), List.of(HOSTILE), List.of("--speed", HOSTILE)));
        inputs.put(
                "local",
                List.of(
                        List.of("--script", script),
                        List.of("--script", "no-such-\u009b"),
                        List.of("--events", "http://\u009b")));
        inputs.put(
                "replay",
                List.of(
                        List.of(folder.resolve("events").toString()),
                        List.of(folder.resolve("events").toString(), "--policy", policy),
                        List.of("no-such-\u001b"),
                        List.of(folder.toString(), "--policy", HOSTILE)));
        inputs.put("policy validate", List.of(List.of(policy, good, "no-such-\u001b\n")));
        inputs.put("policy schema", List.of(List.of(), List.of(HOSTILE)));
        inputs.put("policy put", List.of(List.of(policy), List.of(good), List.of("no-such-\u001b\n")));
        inputs.put(
                "policy get", List.of(List.of("nightly"), List.of(HOSTILE), List.of("nightly", "--version", HOSTILE)));
        inputs.put("policy diff", List.of(List.of(good, "default"), List.of(HOSTILE), List.of(policy)));
        inputs.put(
                "policy test",
                List.of(
                        List.of("default", "--events", folder.resolve("events").toString()),
                        List.of(policy, "--events", folder.resolve("events").toString()),
                        List.of(HOSTILE, "--last", HOSTILE),
                        List.of("default", "--events", HOSTILE, "--assume", HOSTILE)));
        inputs.put("policy list", List.of(List.of()));
        inputs.put("explain", List.of(List.of("etl"), List.of(HOSTILE), List.of("etl", "--stack", HOSTILE)));
        inputs.put(
                "ps",
                List.of(
                        List.of(),
                        List.of("--all"),
                        List.of("--limit", HOSTILE),
                        List.of("--since", HOSTILE),
                        List.of("--cause", HOSTILE),
                        List.of("--ended", "--family", HOSTILE)));
        inputs.put(
                "run",
                List.of(List.of(), List.of("-f", HOSTILE), List.of("--wait", "--logs"), List.of("--tags", HOSTILE)));
        inputs.put("wait", List.of(List.of("etl"), List.of(HOSTILE)));
        inputs.put("describe", List.of(List.of("etl"), List.of(HOSTILE)));
        inputs.put(
                "logs",
                List.of(List.of("etl"), List.of("etl", "-t", "--no-prefix"), List.of("etl", "--since", HOSTILE)));
        inputs.put("stop", List.of(List.of("etl"), List.of("etl", "--reason", HOSTILE)));
        inputs.put("suspend", List.of(List.of("etl")));
        inputs.put("resume", List.of(List.of("etl")));
        inputs.put("rerun", List.of(List.of("etl"), List.of("etl", "--set", HOSTILE)));
        inputs.put("delete", List.of(List.of("etl"), List.of("etl", "--yes")));
        inputs.put("console", List.of(List.of("--port", HOSTILE), List.of("--stack", HOSTILE)));
        inputs.put("completion", List.of(List.of("bash"), List.of("fish"), List.of(HOSTILE)));
        inputs.put("man", List.of(List.of(folder.resolve("man").toString()), List.of("/dev/null/" + HOSTILE)));
        inputs.put("help", List.of(List.of("run"), List.of(HOSTILE)));
        inputs.put("status", List.of(List.of(), List.of("--endpoint-url", HOSTILE)));
        inputs.put("pause", List.of(List.of(HOSTILE), List.of("--off")));
        inputs.put("stacks", List.of(List.of(), List.of("--region", HOSTILE)));
        inputs.put("quarantine", List.of(List.of(), List.of("--bodies")));
        inputs.put(
                "redrive",
                List.of(
                        List.of("--all", "--dry-run"),
                        List.of("--from", HOSTILE),
                        List.of(HOSTILE + "?"),
                        List.of("--all", "--drop")));
        return inputs;
    }

    private static Stream<String> commands(String path, CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(path)
                : command.getSubcommands().entrySet().stream()
                        .flatMap(sub -> commands((path + " " + sub.getKey()).strip(), sub.getValue()));
    }

    private Shell run(String command, List<String> given, String... more) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(given);
        all.addAll(List.of(more));
        boolean tabled = !List.of(
                        "demo", "local", "replay", "policy validate", "policy schema", "completion", "man", "help")
                .contains(command);
        if (tabled && !given.contains("--endpoint-url")) {
            all.addAll(List.of("--endpoint-url", aws.uri().toString()));
        }
        return Shell.run(all.toArray(String[]::new));
    }

    private static void isHarmless(String what, String output) {
        // Tabs stay in texts that are to be used again.
        assertThat(output.replace('\t', ' ')
                        .lines()
                        .filter(line -> line.codePoints().anyMatch(TerminalText::isActive)))
                .as(what)
                .isEmpty();
        assertThat(output.lines().filter(line -> line.startsWith("FORGED")))
                .as(what)
                .isEmpty();
    }

    @Test
    void every_command_is_driven() throws IOException {
        assertThat(commands("", Main.commandLine()).toList())
                .as("the commands that this test gives hostile texts to")
                .hasSameElementsAs(new TreeSet<>(inputs().keySet()));
    }

    @Test
    void no_command_prints_a_character_that_a_terminal_acts_upon_or_a_line_of_somebody_else() throws IOException {
        StringBuilder everything = new StringBuilder();
        for (Map.Entry<String, List<List<String>>> command : inputs().entrySet()) {
            for (List<String> given : command.getValue()) {
                for (String[] more :
                        new String[][] {{}, {"--output", "json"}, {"--output", "yaml"}, {"--" + HOSTILE}}) {
                    if (command.getKey().equals("redrive") && given.contains("--drop") && more.length == 0) {
                        continue; // once is enough: with --output json it would be deleted
                    }
                    Shell shell = run(command.getKey(), given, more);
                    String what = command.getKey() + " " + given + " " + List.of(more);
                    isHarmless(what, shell.out().replace("\tat ", "    at "));
                    isHarmless(what, shell.err().replace("\tat ", "    at "));
                    everything.append(shell.out()).append(shell.err());
                }
            }
        }
        assertThat(everything.toString()).contains("app\\u001b[2J\\u009b31m", "\\nFORGED", "\\u202e");
    }

    @Test
    void what_is_escaped_in_JSON_is_read_back_as_it_was() throws IOException {
        JsonNode explained =
                JSON.readTree(run("explain", List.of("etl"), "--output", "json").out());
        assertThat(explained.findValuesAsText("reason")).anyMatch(reason -> reason.contains(HOSTILE));
    }

    @Test
    void neither_board_nor_timeline_shows_a_hostile_text_raw() {
        Scenario scenario = ScenarioReader.read(Console.ROOT.resolve("local/scenarios/01-success.yaml"))
                .getFirst();
        Function<Printer, ProgressBoard> board = out -> new ProgressBoard(List.of(scenario), Screens.of(out, 80, 24));
        Function<Printer, ProgressLines> lines = ProgressLines::new;
        for (Function<Printer, ? extends dev.lifeline.local.scenario.ScenarioListener> audience :
                List.of(board, lines)) {
            StringWriter written = new StringWriter();
            Printer out = Printer.out(Main.commandLine().setOut(new PrintWriter(written, true)));
            Decision launch = launch();
            audience.apply(out)
                    .decided(
                            Duration.ZERO,
                            launch.run().id(),
                            new Decision(
                                    launch.outcome(),
                                    launch.run(),
                                    launch.effects(),
                                    launch.explanation().and(HOSTILE)));
            isHarmless("audience", written.toString().replaceAll("\u001b\\[[0-9]*[mKAJH]|\r", ""));
        }
    }
}
