package dev.lifeline.tests.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
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
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.FunctionContext;
import dev.lifeline.tests.Repository;
import dev.lifeline.tests.Wired;
import dev.lifeline.tests.benchmark.EndingRuns.EndingRun;
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
    private final EndingRuns runs = new EndingRuns(store);

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
            List<EndingRun> endings = runs.next(EVENTS);
            MeasuredRound event = eachBesideAPair(endings);
            MeasuredRound again = eachBesideARead(endings);
            MeasuredRound burst = burst(runs.next(AT_ONCE));
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
        size(runs.next(1).getFirst());
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
            String body = EndingRuns.batch(batch);
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

    /** What DynamoDB counts: names and values. */
    private void size(EndingRun ending) throws IOException {
        handle(ending.event());
        Map<String, AttributeValue> item = read(ending);
        double bytes = item.entrySet().stream()
                .mapToLong(attribute -> attribute.getKey().length() + size(attribute.getValue()))
                .sum();
        RunId id = ending.id();
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
