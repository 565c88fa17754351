package dev.lifeline.local.cloud;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.functions.FunctionLog;
import dev.lifeline.local.callback.CallFaults;
import dev.lifeline.local.callback.CallbackService;
import dev.lifeline.local.callback.Waiters;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.TableStream;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.events.BusEvent;
import dev.lifeline.local.events.ChangePipe;
import dev.lifeline.local.events.EventSubscriber;
import dev.lifeline.local.events.PutEventsService;
import dev.lifeline.local.events.UserBus;
import dev.lifeline.local.lambda.InvokeService;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterPump;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.service.ForwardService;
import dev.lifeline.local.service.ServiceEndpoint;
import dev.lifeline.local.sqs.SqsService;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClientBuilder;

/**
 * Everything that {@code template.yaml} declares, on this machine: the real handlers, connected by the template's
 * rules, with DynamoDB Local and the simulated ECS, on a clock that may run faster than the wall clock.
 */
public final class LocalCloud implements AutoCloseable {
    private final StartedServices started;
    private final Template template;
    private final CloudClock time;
    private final ScaledClock clock;
    private final DynamoDbLocal dynamoDb;
    private final EcsEndpoint ecs;
    private final ServiceEndpoint services;
    private final Waiters waiters;
    private final TableAccess table;
    private final Router router;
    private final AwsClients clients;
    private final AtomicReference<Consumer<BusEvent>> bus = new AtomicReference<>(event -> {});

    private LocalCloud(CloudOptions options, StartedServices started) {
        template = Template.read(options.template(), parameters(options));
        this.started = started;
        time = new CloudClock(Instant.now(), options.speed());
        clock = ScaledClock.starting(time.began(), time.speed());
        EventRelay relay = new EventRelay();
        ecs = EcsEndpoint.start(
                new EcsSimulator(EcsSettings.THROTTLED, options.script(), new Random(options.seed())),
                options.ports().ecs(),
                clock,
                event -> relay.publish(event.json()));
        started.add(ecs::close);
        services = ServiceEndpoint.at(options.ports().services());
        started.add(services::close);
        dynamoDb = DynamoDbLocal.inMemory();
        started.add(dynamoDb::close);
        clients = AwsClients.local(dynamoDb.uri(), ecs.uri(), options.ecsTimeout())
                .withWaiters(services.uri());
        Tables.create(clients.dynamoDb(), template.tables());
        Functions functions = Functions.of(
                template,
                new Functions.FunctionOptions(
                        options.seed(), relay.timers(clock), options.runner(), options.log(), options.listener()),
                clients,
                clock);
        table = new TableAccess(clients.dynamoDb(), functions.table());
        router =
                new Router(template, functions.handlers(), new RouterSetup(clock, new Random(), new FunctionLogs(ecs)));
        relay.to(router);
        waiters = new Waiters(clock);
        services.serve(List.of(
                new InvokeService(router),
                new SqsService(router),
                new CallbackService(waiters, callFaults()),
                new PutEventsService(clock, event -> bus.get().accept(event)),
                new ForwardService(Map.of(
                        "AmazonEC2ContainerServiceV20141113.", ecs.uri(),
                        "Logs_20140328.", ecs.uri(),
                        "DynamoDB_20120810.", dynamoDb.uri(),
                        "DynamoDBStreams_20120810.", dynamoDb.uri()))));
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
            CloudPorts ports,
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

    /** Ports, 0 for any free one: of ECS with its logs, and of all services. */
    public record CloudPorts(int ecs, int services) {
        public static final CloudPorts ANY = new CloudPorts(0, 0);
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

    private CallFaults callFaults() {
        return operation -> ecs.with((simulator, now) -> simulator.callFault(operation.wireName(), "", ""));
    }

    /** What its clients need to know. */
    public ServedStack stack() {
        return new ServedStack(
                new ServedStack.CloudEndpoints(ecs.uri(), dynamoDb.uri(), services.uri()),
                template,
                router.functions(),
                time);
    }

    /**
     * Publishes the events of the template's pipe, and those that are put on a bus, until the cloud is closed.
     *
     * @param problems receives a sentence about what is not delivered
     */
    public void publish(EventSubscriber target, Consumer<String> problems) {
        UserBus user = UserBus.start(target, Duration.ofSeconds(1), problems);
        started.add(user::close);
        bus.set(user::publish);
        DynamoDbStreamsClient streams = AwsClients.<DynamoDbStreamsClientBuilder, DynamoDbStreamsClient>local(
                        DynamoDbStreamsClient.builder(), dynamoDb.uri())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        started.add(streams::close);
        TableStream changes = TableStream.of(
                clients.dynamoDb(), streams, template.tables().getFirst().logicalId());
        RunEventPump pump = RunEventPump.start(
                changes,
                template.pipes().stream().map(ChangePipe::new).toList(),
                clock,
                new RunEventPump.RunEventSink(user::publish, problems));
        started.add(pump::close);
    }

    /** Those who wait for runs. */
    public Waiters waiters() {
        return waiters;
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
