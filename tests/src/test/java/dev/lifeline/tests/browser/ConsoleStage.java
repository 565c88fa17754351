package dev.lifeline.tests.browser;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.cli.Main;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.web.StackConsole;
import dev.lifeline.console.web.ConsoleServer;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.store.Quarantine;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.script.ScriptReader;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;

/** A local cloud in which things go well and wrong, with its console. */
final class ConsoleStage implements AutoCloseable {
    private static final int SPEED = 30;

    private static final String SCRIPT = """
            behaviours:
              - select: { family: etl-orders }
                attempts:
                  - pull: { error: timeout }
                  - pull: { error: timeout }
                  - { exit: { code: 0, after: 20s } }
              - select: { family: report }
                attempts:
                  - { exit: { code: 3, after: 10s } }
              - select: { family: train }
                attempts:
                  - { exit: { code: 0, after: 86400s } }
              - select: { family: missing }
                attempts:
                  - pull: { error: not-found }
              - select: { family: retrying }
                attempts:
                  - pull: { error: timeout }
            """;

    private static final String CANDIDATE = """
            # Gives up sooner: is it enough?
            name: candidate
            budgets:
              pull: { attempts: 1 }
            """;

    private static final String CAREFUL = """
            # Every batch job, until the candidate has proved itself.
            name: careful
            shadow: candidate
            rules:
              - when: { cause: EXIT_CODE, exitCode: 75 }   # EX_TEMPFAIL
                then: retry
            budgets:
              exit: { attempts: 3 }
            """;

    final LocalCloud cloud;
    private final OpenStack stack;
    private ConsoleServer console;

    ConsoleStage(Path folder) {
        try {
            Path script = Files.writeString(folder.resolve("script.yaml"), SCRIPT);
            cloud = LocalCloud.start(new LocalCloud.CloudOptions(
                    Repository.ROOT.resolve("template.yaml"),
                    Map.of(),
                    LocalCloud.CloudPorts.ANY,
                    SPEED,
                    1,
                    Duration.ofSeconds(5),
                    ScriptReader.read(script),
                    UnaryOperator.identity(),
                    (line, level) -> {},
                    note -> {}));
            fill(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        stack = OpenStack.serving(cloud.stack());
        console = new StackConsole(stack, cloud.clock()).serve(0, true);
    }

    String link() {
        return console.link().toString();
    }

    String origin() {
        return "http://127.0.0.1:" + console.link().getPort();
    }

    private void fill(Path folder) throws IOException {
        cloud.ecs().with((ecs, now) -> {
            ecs.createCluster("prod");
            return ecs.registerInstances("prod", InstanceSpec.small(8, "us-east-1"), now);
        });
        List<String> families = List.of("hello", "etl-orders", "report", "train", "missing", "retrying");
        try (EcsClient ecs = AwsClients.local(EcsClient.builder(), cloud.ecs().uri())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            families.forEach(family -> define(ecs, family));
        }
        Path file = folder.resolve("local.json");
        Files.writeString(file, cloud.stack().json(ProcessHandle.current().pid()));
        System.setProperty("lifeline.local", file.toString());
        put(Files.writeString(folder.resolve("candidate.yaml"), CANDIDATE));
        put(Files.writeString(
                folder.resolve("careful.yaml"), CAREFUL.replace("exit: { attempts: 3 }", "exit: { attempts: 2 }")));
        put(Files.writeString(folder.resolve("careful.yaml"), CAREFUL));
        families.forEach(family -> launch(family + "-2026-11-2" + families.indexOf(family), family));
        launch("report-eu-west/2026-11-27", "report");
        hold();
    }

    private static void put(Path document) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        int exit = Main.commandLine()
                .setOut(writer)
                .setErr(writer)
                .execute("policy", "put", document.toString(), "--local");
        if (exit != 0) {
            throw new IllegalStateException(printed.toString());
        }
    }

    void launch(String name, String family) {
        String request = "{\"name\":\"" + name + "\",\"cluster\":\"prod\",\"taskDefinition\":\"" + family
                + "\",\"launchType\":\"EC2\",\"policy\":\"careful\"}";
        if (!(cloud.invoke("LaunchRun", request) instanceof InvocationOutcome.Responded)) {
            throw new IllegalStateException(String.valueOf(cloud.invoke("LaunchRun", request)));
        }
    }

    /** Breakers and quarantined messages, as the functions write them. */
    private void hold() {
        cloud.table()
                .registers()
                .write(
                        new Register(
                                "breaker#registry registry.example",
                                GuardCodec.BREAKER.text(
                                        new Breaker.Closed(List.of(cloud.clock().instant()))),
                                0),
                        Optional.empty());
        Quarantine quarantine = (Quarantine) cloud.table().quarantined();
        quarantine.put(new QuarantinedMessage(
                "4f0c1f3e-8a55-4a4e-9a86-6f0b1f0d2c11",
                new Origin("TaskStateChange", Optional.of(queue()), 0),
                "detail.taskArn: is missing",
                "{}",
                cloud.clock().instant()));
    }

    private String queue() {
        return cloud.stack().outputs().values().stream()
                .filter(value -> value.contains("TaskEvents"))
                .findFirst()
                .orElse("TaskEvents");
    }

    private static void define(EcsClient ecs, String family) {
        ecs.registerTaskDefinition(definition -> definition
                .family(family)
                .networkMode(NetworkMode.BRIDGE)
                .containerDefinitions(ContainerDefinition.builder()
                        .name("app")
                        .image("registry.example/" + family + ":1")
                        .memory(64)
                        .logConfiguration(log -> log.logDriver(LogDriver.AWSLOGS)
                                .options(Map.of(
                                        "awslogs-group", "/ecs/" + family,
                                        "awslogs-region", "us-east-1",
                                        "awslogs-stream-prefix", "run")))
                        .build()));
    }

    @Override
    public void close() {
        System.clearProperty("lifeline.local");
        console.close();
        stack.close();
        cloud.close();
    }
}
