package dev.lifeline.tests.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.cli.policy.PolicyFiles;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.testing.SettableClock;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.functions.Dependencies;
import dev.lifeline.functions.Settings;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.template.LambdaFunction;
import dev.lifeline.local.template.Template;
import dev.lifeline.simulator.wire.EcsEndpoint;
import dev.lifeline.tests.Repository;
import dev.lifeline.tests.Wired;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The whole system: LocalStack with the template's resources, the functions, and the simulated ECS, whose events it
 * sends.
 */
record Cloud(DeployedStack deployment, EcsEndpoint ecs, AwsClients clients, RemoteFunctions functions) {
    private static final Duration ECS_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Adopts every task and does nothing to it. */
    private static final String WATCHING = """
            name: samples
            mode: shadow
            match: [{ cluster: "*" }]
            """;

    /** Retries after a moment. */
    private static final String TRYING_AGAIN = """
            name: quick
            budgets:
              pull: { attempts: 3, backoff: { kind: constant, initial: 1s, jitter: none } }
              host: { attempts: 3, backoff: { kind: constant, initial: 1s, jitter: none } }
            """;

    /** One for all tests of this JVM. */
    private static final class CloudHolder {
        static final Cloud IT = start();
    }

    static Cloud running() {
        return CloudHolder.IT;
    }

    private static Cloud start() {
        LocalStack localStack = LocalStack.running();
        Template template = Template.read(
                Repository.ROOT.resolve("template.yaml"),
                Map.of(
                        "AWS::AccountId",
                        LocalStack.ACCOUNT,
                        "AWS::Region",
                        LocalStack.REGION,
                        "ClusterArns",
                        RealTimeEcs.ACCOUNT.arn("cluster/*"),
                        "Namespace",
                        "local",
                        "AdoptTasks",
                        "on"));
        DeployedStack deployment = DeployedStack.of(template, localStack);
        EcsEndpoint ecs = RealTimeEcs.start(event -> localStack.putEvents(List.of(event.json())));
        AwsClients clients = AwsClients.local(localStack.endpoint(), ecs.uri(), ECS_TIMEOUT);
        // Before the functions start, because they cache the policies for a minute.
        List.of(WATCHING, TRYING_AGAIN).forEach(policy -> put(clients, policy));
        RemoteFunctions functions = RemoteFunctions.start(environment(deployment, localStack.endpoint(), ecs.uri()));
        return new Cloud(deployment, ecs, clients, functions);
    }

    /** What the template gives every function, and where the SDK finds the services. */
    private static Map<String, String> environment(DeployedStack deployment, URI localStack, URI ecs) {
        List<Map<String, String>> environments = deployment.template().functions().stream()
                .map(LambdaFunction::environment)
                .distinct()
                .toList();
        if (environments.size() != 1) {
            throw new IllegalStateException("one process has one environment, but the functions have " + environments);
        }
        Map<String, String> environment = new HashMap<>(environments.getFirst());
        environment.put("AWS_REGION", LocalStack.REGION);
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", localStack.toString());
        environment.put("AWS_ENDPOINT_URL_ECS", ecs.toString());
        environment.put("AWS_ENDPOINT_URL_SQS", localStack.toString());
        environment.put("TIMERS_URL", deployment.url("Timers"));
        return environment;
    }

    private static void put(AwsClients clients, String policy) {
        switch (PolicyFiles.parse(policy)) {
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new IllegalArgumentException(invalid.problems().toString());
            case Requested.Valid<PolicyDocument> valid -> {
                CanonicalPolicy form = CanonicalPolicy.of(valid.value());
                new TableAccess(clients.dynamoDb(), table())
                        .policies()
                        .put(new NewPolicy(valid.value().policy().name(), form.hash(), form.json(), Instant.now()));
            }
        }
    }

    static RunTable table() {
        return new RunTable("RunTable", Settings.SHARDS, Duration.ofDays(30));
    }

    RunStore store() {
        return access().runs();
    }

    TableAccess access() {
        return new TableAccess(clients.dynamoDb(), table());
    }

    /** The functions' own reconciler, except for its clock. */
    Wiring wiring(SettableClock clock) {
        Settings settings =
                Settings.of(environment(deployment, deployment.localStack().endpoint(), ecs.uri()));
        return Wired.of(
                settings,
                new Dependencies(
                        clients.tablePorts(table(), RandomGenerator.getDefault()),
                        clients.ecsPorts(),
                        Timers.NONE,
                        CallbackSender.none(),
                        new TimeAndDice(clock, new Random(1)),
                        clock),
                note -> {});
    }

    /** Sends events to EventBridge in one call. */
    void publish(String... events) {
        deployment.localStack().putEvents(List.of(events));
    }

    /** Puts a text into a queue past EventBridge, which takes only events. */
    void send(String queue, String text) {
        deployment
                .localStack()
                .sqs()
                .sendMessage(message -> message.queueUrl(deployment.url(queue)).messageBody(text));
    }

    /** Launches a task of this family on a container instance, as a run under the policy that tries again soon. */
    void launch(RunId run, String family) {
        String request =
                "{\"name\":\"%s\",\"policy\":\"quick\",\"cluster\":\"%s\",\"taskDefinition\":\"%s\",\"launchType\":\"EC2\"}"
                        .formatted(run, RealTimeEcs.CLUSTER, family);
        switch (functions.invoke("LaunchRun", request)) {
            case RemoteFunctions.InvocationEnd.HandlerResponse responded
            when JsonTexts.read(responded.response()).path("run").asText().equals(run.value()) -> {}
            case RemoteFunctions.InvocationEnd ending ->
                throw new AssertionError("LaunchRun did not launch " + run + ": " + ending);
        }
    }

    /** The answer of a function that only reads. */
    JsonNode ask(String function, String request) {
        return switch (functions.invoke(function, request)) {
            case RemoteFunctions.InvocationEnd.HandlerResponse responded -> JsonTexts.read(responded.response());
            case RemoteFunctions.InvocationEnd.HandlerError error ->
                throw new AssertionError(function + " did not answer: " + error);
        };
    }

    /** Delivers messages to the functions until the condition holds, for at most a minute. */
    void handleUntil(String what, BooleanSupplier so) {
        Instant end = Instant.now().plus(PATIENCE);
        List<EventSource> sources = deployment.template().mappings().stream()
                .map(mapping -> new EventSource(
                        mapping,
                        deployment.url(mapping.queue()),
                        deployment.localStack().sqs(),
                        functions))
                .toList();
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not so within " + PATIENCE.toSeconds() + " s: " + what);
            }
            // One long poll per turn keeps an idle loop from spinning.
            sources.getFirst().poll(Duration.ofSeconds(1));
            sources.stream().skip(1).forEach(source -> source.poll(Duration.ZERO));
        }
    }

    /** Handles messages until the run is as wanted. */
    Run handleUntil(RunId run, Predicate<Run> wanted) {
        handleUntil(
                "run " + run,
                () -> store().load(run)
                        .filter(stored -> wanted.test(stored.run()))
                        .isPresent());
        return store().load(run).orElseThrow().run();
    }

    /** Handles messages until the queues that functions read from are empty. */
    void handleAll() {
        handleUntil(
                "the queues are empty",
                () -> deployment.template().mappings().stream()
                        .allMatch(mapping -> deployment.depth(mapping.queue()) == 0));
    }
}
