package dev.lifeline.tests.benchmark;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.dynamodb.DynamoDbRunIndexes;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.Settings;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.FunctionContext;
import dev.lifeline.tests.Repository;
import dev.lifeline.tests.Wired;
import dev.lifeline.tests.benchmark.Figure.MeasuredRound;
import dev.lifeline.tests.benchmark.Figure.Unit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The time of the event handler, compared with the same calls to the table without it: one GetItem and one PutItem of
 * an item of the same size, through the same client. The table is DynamoDB Local, in this process.
 */
final class TableFigures implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TABLE = "RunTable";
    private static final RunTable SHARDED = new RunTable(TABLE, Settings.SHARDS, Duration.ofDays(36500));

    private static final int ROUNDS = 5;
    private static final int EVENTS = 200;
    private static final int AT_ONCE = 1000;

    /** As many batches at once, and messages per batch, as the template allows. */
    private static final int CALLERS = 10;

    private static final int BATCH = 10;

    private final DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
    private final AwsClients clients =
            AwsClients.local(dynamoDb.uri(), URI.create("http://127.0.0.1:1"), Duration.ofSeconds(10));
    private final DynamoDbClient client = clients.dynamoDb();
    private final DynamoDbRunStore store = new DynamoDbRunStore(client, SHARDED, new Random(1));
    private final Context context = FunctionContext.silent("TaskStateChange");
    private final TaskStateChangeHandler function;
    private int runs;

    private TableFigures() {
        Tables.create(
                client,
                Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                        .tables());
        TestWorld world = new TestWorld(Runs.NOON);
        DynamoDbRunIndexes indexes = new DynamoDbRunIndexes(client, SHARDED);
        TablePorts like = world.table();
        TablePorts table = new TablePorts(
                store,
                indexes,
                indexes,
                like.policies(),
                like.launches(),
                like.quarantine(),
                like.registers(),
                like.slots(),
                like.listing());
        this.function = new TaskStateChangeHandler(Wired.over(world, table, AdoptionMode.OFF));
    }

    /** A run whose task runs, and the event that ends it. */
    private record EndingRun(Map<String, AttributeValue> key, String event) {}

    public static void main(String... arguments) throws Exception {
        try (TableFigures figures = new TableFigures()) {
            figures.measure();
        }
        System.exit(0); // otherwise the threads of DynamoDB Local would keep running
    }

    private void measure() throws Exception {
        List<MeasuredRound> events = new ArrayList<>();
        List<MeasuredRound> stale = new ArrayList<>();
        List<MeasuredRound> bursts = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            List<EndingRun> endings = endings(EVENTS);
            MeasuredRound event = eachBesideAPair(endings);
            MeasuredRound again = eachBesideARead(endings);
            MeasuredRound burst = burst(endings(AT_ONCE));
            if (round >= 0) { // The first one warms it up.
                events.add(event);
                stale.add(again);
                bursts.add(burst);
            }
        }
        Figure.of("the handler, of an event of substance", "GetItem and PutItem", Unit.NANOSECONDS, events)
                .withGoal(1.1)
                .print();
        Figure.of("the handler, of a stale event", "GetItem", Unit.NANOSECONDS, stale)
                .withGoal(1.1)
                .print();
        Figure.of("1,000 runs that stop at once", "as many pairs", Unit.NANOSECONDS, bursts)
                .withGoal(1.5)
                .print();
        size(endings(1).getFirst());
    }

    /** In turn, so that both run under the same load; the median of each. */
    private MeasuredRound eachBesideAPair(List<EndingRun> endings) throws IOException {
        List<Double> own = new ArrayList<>();
        List<Double> pairs = new ArrayList<>();
        for (EndingRun ending : endings) {
            own.add(nanos(() -> handle(ending.event())));
            pairs.add(nanos(() -> pair(ending)));
        }
        return new MeasuredRound(Figure.median(own), Figure.median(pairs));
    }

    private MeasuredRound eachBesideARead(List<EndingRun> endings) throws IOException {
        List<Double> own = new ArrayList<>();
        List<Double> reads = new ArrayList<>();
        for (EndingRun ending : endings) {
            own.add(nanos(() -> handle(ending.event())));
            reads.add(nanos(() -> read(ending)));
        }
        return new MeasuredRound(Figure.median(own), Figure.median(reads));
    }

    private MeasuredRound burst(List<EndingRun> endings) throws Exception {
        List<MeasuredCall> batches = new ArrayList<>();
        List<MeasuredCall> pairs = new ArrayList<>();
        for (int from = 0; from < endings.size(); from += BATCH) {
            List<EndingRun> batch = endings.subList(from, from + BATCH);
            String body = batch(batch);
            batches.add(() -> handle(body));
            pairs.add(() -> {
                for (EndingRun ending : batch) {
                    pair(ending);
                }
            });
        }
        return new MeasuredRound(atOnce(batches), atOnce(pairs));
    }

    private static double atOnce(List<MeasuredCall> calls) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            return nanos(() -> {
                List<Future<?>> all = new ArrayList<>();
                for (MeasuredCall call : calls) {
                    all.add(callers.submit(() -> {
                        call.make();
                        return true;
                    }));
                }
                try {
                    for (Future<?> each : all) {
                        each.get();
                    }
                } catch (InterruptedException | ExecutionException failure) {
                    throw new IOException(failure);
                }
            });
        }
    }

    /** What is done and measured. */
    @FunctionalInterface
    private interface MeasuredCall {
        void make() throws IOException;
    }

    private static double nanos(MeasuredCall call) throws IOException {
        long before = System.nanoTime();
        call.make();
        return System.nanoTime() - before;
    }

    private void handle(String payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), out, context);
        if (out.toString(StandardCharsets.UTF_8).contains("itemIdentifier")) {
            throw new AssertionError(out);
        }
    }

    private void pair(EndingRun ending) {
        Map<String, AttributeValue> item = read(ending);
        client.putItem(put -> put.tableName(TABLE)
                .item(item)
                .conditionExpression("revision = :revision")
                .expressionAttributeValues(Map.of(":revision", item.get("revision"))));
    }

    private Map<String, AttributeValue> read(EndingRun ending) {
        return client.getItem(get -> get.tableName(TABLE).key(ending.key()).consistentRead(true))
                .item();
    }

    private List<EndingRun> endings(int count) throws IOException {
        List<EndingRun> endings = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            endings.add(ending(new RunId("run-" + ++runs)));
        }
        return endings;
    }

    private EndingRun ending(RunId id) throws IOException {
        ObjectNode event = (ObjectNode) MAPPER.readTree(Stopped.event("exit-0-ec2.json"));
        TaskRef task = new TaskRef("arn:aws:ecs:us-east-1:111122223333:task/prod/" + id.value());
        ((ObjectNode) event.path("detail"))
                .put("taskArn", task.arn())
                .put("clusterArn", "arn:aws:ecs:us-east-1:111122223333:cluster/prod")
                .put("taskDefinitionArn", Runs.REQUEST.taskDefinition())
                .put("createdAt", Runs.NOON.toString())
                .put("startedBy", Runs.identity(id).task(1).startedBy());
        Decision launch = Supervisor.launch(Runs.identity(id), LaunchOrder.of(Runs.REQUEST), Runs.at(Runs.NOON));
        Run run = launch.run();
        store.create(run, launch.explanation());
        Decision launched = Supervisor.decide(
                run, new LaunchAnswered(1, new LaunchAnswer.TaskCreated(task, Optional.empty())), Runs.at(Runs.NOON));
        store.save(launched.run(), store.load(id).orElseThrow(), Optional.of(launched.explanation()));
        return new EndingRun(Map.of("pk", fromS("run#" + id.key()), "sk", fromS("run")), event.toString());
    }

    private static String batch(List<EndingRun> endings) {
        ObjectNode batch = MAPPER.createObjectNode();
        var records = batch.putArray("Records");
        endings.forEach(ending -> records.addObject()
                .put("messageId", "message-" + records.size())
                .put("body", ending.event()));
        return batch.toString();
    }

    /** What DynamoDB counts: names and values. */
    private void size(EndingRun ending) throws IOException {
        handle(ending.event());
        Map<String, AttributeValue> item = read(ending);
        double bytes = item.entrySet().stream()
                .mapToLong(attribute -> attribute.getKey().length() + size(attribute.getValue()))
                .sum();
        RunId id = new RunId("run-" + runs);
        RunCodec codec = new RunCodec();
        long text = codec.write(store.load(id).orElseThrow().run()).length()
                + store.journal(id).stream()
                        .mapToLong(entry -> codec.write(entry.explanation()).length())
                        .sum();
        Figure.of(
                        "the item of a run that has ended, with its journal",
                        "the same as JSON",
                        Unit.BYTES,
                        List.of(new MeasuredRound(bytes, text)))
                .print();
    }

    private static long size(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().length();
            case N -> value.n().length() / 2 + 2L;
            case B -> value.b().asByteArrayUnsafe().length;
            case M ->
                value.m().entrySet().stream()
                        .mapToLong(field -> field.getKey().length() + size(field.getValue()) + 1)
                        .sum();
            case L -> value.l().stream().mapToLong(each -> size(each) + 1).sum();
            case SS, NS, BS, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
        };
    }

    @Override
    public void close() {
        clients.close();
        dynamoDb.close();
    }
}
