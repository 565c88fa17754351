package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.PageFile;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.web.StackConsole;
import dev.lifeline.console.web.ConsoleServer;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.local.cloud.LocalFile;
import dev.lifeline.local.cloud.ServedStack;
import dev.lifeline.local.events.EventSubscriber;
import dev.lifeline.local.events.HttpTarget;
import dev.lifeline.local.script.ScriptReader;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.script.Script;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the local cloud to other programs until it is interrupted. */
@Command(
        name = "local",
        mixinStandardHelpOptions = true,
        description = "Starts the whole system on this machine and serves it to other programs until interrupted.")
public final class LocalCommand implements Callable<Integer> {
    private static final int INSTANCES = 4;

    @Option(names = "--port", description = "port of the ECS API, 0 for any (default: ${DEFAULT-VALUE})")
    private int port = 4580;

    @Option(names = "--services-port", description = "port of all services, 0 for any (default: ${DEFAULT-VALUE})")
    private int servicesPort = 4581;

    @Option(names = "--console-port", description = "port of the console, 0 for any (default: ${DEFAULT-VALUE})")
    private int consolePort = StackConsole.PORT;

    @Option(names = "--speed", description = "simulated seconds per second, 1 to 60 (default: ${DEFAULT-VALUE})")
    private int speed = 1;

    @Option(names = "--script", description = "a YAML file that says what goes wrong")
    private Optional<Path> script = Optional.empty();

    @Option(
            names = "--events",
            paramLabel = "TARGET",
            description =
                    "publishes run events: a URL to post each to, a file to append each to, or - for this terminal")
    private Optional<String> events = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        checkPort("--port", port);
        checkPort("--services-port", servicesPort);
        checkPort("--console-port", consolePort);
        SimulationSpeed.check(speed);
        Printer out = Printer.out(spec.commandLine());
        ProgressLines lines = new ProgressLines(out);
        Script faults = script.map(LocalCommand::read).orElse(Script.NOTHING_FAILS);
        Optional<EventSubscriber> subscriber = events.map(target -> subscriber(target, out));
        long start = System.nanoTime();
        LocalCloud.CloudOptions options = new LocalCloud.CloudOptions(
                Checkout.resolve("template.yaml"),
                Map.of("AdoptTasks", "on"),
                new LocalCloud.CloudPorts(port, servicesPort),
                speed,
                start,
                Duration.ofSeconds(5),
                faults,
                UnaryOperator.identity(),
                (line, level) -> {},
                notes(lines, start));
        try (LocalCloud cloud = LocalCloud.start(options)) {
            cloud.ecs().with((ecs, now) -> {
                ecs.createCluster("default");
                return ecs.registerInstances(
                        "default", InstanceSpec.small(INSTANCES, EcsAccount.EXAMPLE.region()), now);
            });
            subscriber.ifPresent(target -> cloud.publish(
                    target, problem -> Printer.err(spec.commandLine()).line("--events: " + problem)));
            cloud.waiters().listen(call -> lines.called(elapsed(start), call));
            ServedStack stack = cloud.stack();
            try (LocalFile file = LocalFile.write(
                            LocalFile.path(System.getenv()),
                            stack.json(ProcessHandle.current().pid()));
                    OpenStack open = OpenStack.serving(stack);
                    ConsoleServer console = new StackConsole(open, cloud.clock()).serve(consolePort, true)) {
                Runtime.getRuntime().addShutdownHook(new Thread(file::close));
                file.other().ifPresent(pid -> Printer.err(spec.commandLine()).line(alreadyServed(pid, stack)));
                show(out, stack.endpoints(), console.link());
                new CountDownLatch(1).await();
                return 0;
            }
        }
    }

    private static String alreadyServed(long pid, ServedStack stack) {
        return "another lifeline local is already running (process " + pid
                + "), and --local finds that one; this one is at" + " --endpoint-url "
                + stack.endpoints().services();
    }

    private static EventSubscriber subscriber(String target, Printer out) {
        if (target.startsWith("http://") || target.startsWith("https://")) {
            try {
                return new HttpTarget(new URI(target));
            } catch (URISyntaxException wrong) {
                throw new WrongInput("--events: " + target + " is not a URL: " + wrong.getReason());
            }
        }
        if (target.equals("-")) {
            return out::line;
        }
        Path file = new PageFile("--events", target).checked().path();
        return event -> Files.writeString(file, event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void show(Printer out, ServedStack.CloudEndpoints endpoints, URI console) {
        out.line("All services  " + endpoints.services() + "   (export AWS_ENDPOINT_URL=" + endpoints.services() + ")");
        out.line("ECS, logs     " + endpoints.ecs());
        out.line("DynamoDB      " + endpoints.dynamoDb() + "   (table RunTable)");
        out.line("Console       " + console);
        out.line("Cluster \"default\" with " + INSTANCES + " container instances. Stop with Ctrl-C.");
    }

    private Notes notes(ProgressLines lines, long start) {
        return note -> {
            Duration now = elapsed(start);
            switch (note) {
                case Note.Decided decided -> {
                    if (decided.decision().outcome() == Decision.DecisionOutcome.APPLIED) {
                        lines.decided(now, decided.run(), decided.decision());
                    }
                }
                case Note.LaunchRefused refused ->
                    refused.problems().forEach(problem -> lines.refused(now, refused.run(), problem));
                case Note.PolicyUnreadable unreadable ->
                    Printer.err(spec.commandLine())
                            .line(String.valueOf(unreadable.policy().getMessage()));
                case Note.ShadowUnavailable silent -> {}
                case Note.EffectHeld held -> {}
                case Note.RaceLost lost -> {}
                case Note.EventHandled handled -> {}
                case Note.RunDeleted deleted -> {}
                case Note.TimerLost lost -> {}
            }
        };
    }

    private static Duration elapsed(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void checkPort(String option, int number) {
        if (number < 0 || number > 65_535) {
            throw new WrongInput(option + ": 0 to 65535 is expected, not " + number);
        }
    }

    private static Script read(Path file) {
        try {
            return ScriptReader.read(file);
        } catch (IOException unreadable) {
            throw new WrongInput("--script: " + file + " cannot be read; a YAML file is expected");
        }
    }
}
