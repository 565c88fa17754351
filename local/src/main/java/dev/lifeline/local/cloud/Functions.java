package dev.lifeline.local.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.functions.ControlRunHandler;
import dev.lifeline.functions.DeleteRunHandler;
import dev.lifeline.functions.Dependencies;
import dev.lifeline.functions.DescribeRunHandler;
import dev.lifeline.functions.FunctionLog;
import dev.lifeline.functions.InstanceStateChangeHandler;
import dev.lifeline.functions.LaunchRunHandler;
import dev.lifeline.functions.ListRunsHandler;
import dev.lifeline.functions.ReconcileHandler;
import dev.lifeline.functions.RecordLaunchHandler;
import dev.lifeline.functions.Settings;
import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.local.router.FunctionDied;
import dev.lifeline.local.template.LambdaFunction;
import dev.lifeline.local.template.Template;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.ScaledClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The functions of a template, each in the environment that the template declares.
 *
 * @param handlers by the functions' logical ids
 */
public record Functions(RunTable table, Map<String, RequestStreamHandler> handlers) {
    /** The namespace of the local cloud. */
    public static final Namespace NAMESPACE = new Namespace("local");

    /** Values for template parameters without a local default. */
    public static final Map<String, String> PARAMETERS = Map.of("Namespace", NAMESPACE.value());

    private static final Map<String, Function<Wiring, RequestStreamHandler>> HANDLERS = Map.of(
            TaskStateChangeHandler.class.getName(), TaskStateChangeHandler::new,
            InstanceStateChangeHandler.class.getName(), InstanceStateChangeHandler::new,
            ReconcileHandler.class.getName(), ReconcileHandler::new,
            LaunchRunHandler.class.getName(), LaunchRunHandler::new,
            ControlRunHandler.class.getName(), ControlRunHandler::new,
            DeleteRunHandler.class.getName(), DeleteRunHandler::new,
            RecordLaunchHandler.class.getName(), RecordLaunchHandler::new,
            DescribeRunHandler.class.getName(), DescribeRunHandler::new,
            ListRunsHandler.class.getName(), ListRunsHandler::new);

    public Functions {
        handlers = Map.copyOf(handlers);
    }

    /**
     * The choices about functions.
     *
     * @param timers how runs wake themselves
     * @param runner wraps the port to ECS that launches and stops tasks, for example with a counter;
     *     {@code UnaryOperator.identity()} for no wrapper
     * @param log receives the lines of JSON that they write, as their Lambda loggers do
     * @param listener receives the notes of their controllers
     */
    public record FunctionOptions(
            long seed, Timers timers, UnaryOperator<TaskRunner> runner, FunctionLog.Sink log, Notes listener) {}

    /** Creates them without a call. */
    public static Functions of(Template template, FunctionOptions options, AwsClients clients, ScaledClock clock) {
        TimeAndDice chance = new TimeAndDice(clock, new Random(options.seed()));
        BiFunction<LambdaFunction, FunctionLog.Sink, Wiring> wiring = (function, log) -> {
            Settings settings = settings(function);
            TablePorts table = clients.tablePorts(settings.table(), chance.random());
            EcsPorts ecs = clients.ecsPorts();
            Dependencies dependencies = new Dependencies(
                    table,
                    ecs.with(options.runner().apply(ecs.runner())),
                    options.timers(),
                    clients.callbacks(Dependencies.description(table, ecs, settings, clock)),
                    chance,
                    moment -> sleepUntil(clock, moment));
            return new Wiring(settings, dependencies, log, options.listener());
        };
        return new Functions(
                settings(template.functions().getFirst()).table(),
                template.functions().stream()
                        .collect(Collectors.toMap(
                                LambdaFunction::logicalId,
                                function -> handler(function, log -> wiring.apply(function, log.and(options.log()))))));
    }

    /** As Lambda would start it: with the variables of the template, and the region, which Lambda adds. */
    private static Settings settings(LambdaFunction function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.put("AWS_REGION", EcsAccount.EXAMPLE.region());
        environment.computeIfPresent("TIMERS_URL", (name, queue) -> "http://127.0.0.1/" + queue);
        return Settings.of(environment);
    }

    private static RequestStreamHandler handler(LambdaFunction function, Function<InstanceLog, Wiring> wiring) {
        Function<Wiring, RequestStreamHandler> made = Optional.ofNullable(
                        HANDLERS.get(function.handler().split("::", 2)[0]))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the function " + function.logicalId() + " has no handler " + function.handler()));
        return instances(() -> {
            InstanceLog log = new InstanceLog();
            RequestStreamHandler handler = made.apply(wiring.apply(log));
            return (in, out, context) -> {
                log.begin(context);
                handler.handleRequest(in, out, context);
            };
        });
    }

    /** One function: an idle instance or a new one handles each event, so as many exist as work at the same time. */
    private static RequestStreamHandler instances(Supplier<RequestStreamHandler> making) {
        Deque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();
        return (in, out, context) -> {
            RequestStreamHandler instance = Optional.ofNullable(idle.poll()).orElseGet(making);
            boolean alive = true;
            try {
                instance.handleRequest(in, out, context);
            } catch (FunctionDied died) {
                alive = false;
                throw died;
            } finally {
                if (alive) {
                    idle.push(instance);
                }
            }
        };
    }

    private static void sleepUntil(ScaledClock clock, Instant moment) {
        try {
            Thread.sleep(clock.real(Duration.between(clock.instant(), moment)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
