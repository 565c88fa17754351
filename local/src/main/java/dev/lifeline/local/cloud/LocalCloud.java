package dev.lifeline.local.cloud;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.functions.FunctionLog;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.lambda.InvokeService;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterLog;
import dev.lifeline.local.router.RouterPump;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.service.ServiceEndpoint;
import dev.lifeline.local.template.Template;
import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.wire.EcsEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Everything that {@code template.yaml} declares, on this machine: the real handlers, connected by the template's
 * rules, with DynamoDB Local and the simulated ECS, on a clock that may run faster than the wall clock.
 */
public final class LocalCloud implements AutoCloseable {
    private final StartedServices started;
    private final Template template;
    private final ScaledClock clock;
    private final DynamoDbLocal dynamoDb;
    private final EcsEndpoint ecs;
    private final TableAccess table;
    private final Router router;

    private LocalCloud(CloudOptions options, StartedServices started) {
        template = Template.read(options.template(), parameters(options));
        this.started = started;
        clock = ScaledClock.starting(Instant.now(), options.speed());
        EventRelay relay = new EventRelay();
        ecs = EcsEndpoint.start(
                new EcsSimulator(EcsSettings.THROTTLED, options.script(), new Random(options.seed())),
                options.port(),
                clock,
                event -> relay.publish(event.json()));
        started.add(ecs::close);
        dynamoDb = DynamoDbLocal.inMemory();
        started.add(dynamoDb::close);
        AwsClients clients = AwsClients.local(dynamoDb.uri(), ecs.uri(), options.ecsTimeout());
        Tables.create(clients.dynamoDb(), template.tables());
        Functions functions = Functions.of(
                template,
                new Functions.FunctionOptions(
                        options.seed(), relay.timers(clock), options.runner(), options.log(), options.listener()),
                clients,
                clock);
        table = new TableAccess(clients.dynamoDb(), functions.table());
        router = new Router(template, functions.handlers(), new RouterSetup(clock, new Random(), RouterLog.silent()));
        relay.to(router);
        started.add(RouterPump.start(router, clock::real)::close);
    }

    private static Map<String, String> parameters(CloudOptions options) {
        Map<String, String> parameters = new HashMap<>(Functions.PARAMETERS);
        parameters.putAll(options.parameters());
        return parameters;
    }

    /**
     * The configuration.
     *
     * @param parameters values for parameters of the template that differ from its defaults
     * @param port of the simulated ECS, 0 for any
     * @param speed simulated seconds per second
     * @param ecsTimeout how long the functions wait for an answer of ECS, in real time
     * @param runner wraps the port to ECS that launches and stops tasks, for example with a counter;
     *     {@code UnaryOperator.identity()} for no wrapper
     * @param log receives the lines of JSON that the functions write
     * @param listener receives the notes of their controllers
     */
    public record CloudOptions(
            Path template,
            Map<String, String> parameters,
            int port,
            int speed,
            long seed,
            Duration ecsTimeout,
            Script script,
            UnaryOperator<TaskRunner> runner,
            FunctionLog.Sink log,
            Notes listener) {
        public CloudOptions {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Starts everything or nothing. The exception names a port in use. */
    public static LocalCloud start(CloudOptions options) {
        StartedServices started = new StartedServices();
        try {
            return new LocalCloud(options, started);
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
    }

    /** Invokes a function directly, as {@code aws lambda invoke} does. */
    public InvocationOutcome invoke(String function, String payload) {
        return router.invoke(function, payload);
    }

    /**
     * Serves the other services besides ECS and DynamoDB until the cloud is closed.
     *
     * @param port 0 for any free one
     */
    public ServedStack serve(int port) {
        ServiceEndpoint endpoint = ServiceEndpoint.start(port, List.of(new InvokeService(router)));
        started.add(endpoint::close);
        return new ServedStack(
                new ServedStack.CloudEndpoints(ecs.uri(), dynamoDb.uri(), endpoint.uri()),
                template,
                router.functions());
    }

    /** The simulated ECS at the current moment. */
    public EcsEndpoint ecs() {
        return ecs;
    }

    /** The stored data, as the command line sees it. */
    public TableAccess table() {
        return table;
    }

    /** The clock of the cloud. */
    public ScaledClock clock() {
        return clock;
    }

    @Override
    public void close() {
        started.close();
    }
}
