package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.aws.dynamodb.DynamoDbHistory;
import dev.lifeline.aws.dynamodb.DynamoDbRegisters;
import dev.lifeline.aws.dynamodb.DynamoDbRunReads;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.DynamoDbSlots;
import dev.lifeline.aws.dynamodb.DynamoDbUnfinishedRuns;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.store.ListingPorts;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.DescribeRunHandler;
import dev.lifeline.functions.ListRunsHandler;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.Wiring;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DescribeRun and ListRuns write nothing, whatever the runs are doing. Counted on the wire. */
class ReadersCallTest extends CallCountScene {
    private final SentRequests requests = new SentRequests();
    private final TestWorld world = new TestWorld(Runs.NOON);
    private DynamoDbLocal dynamoDb;
    private DynamoDbClient client;
    private DynamoDbRunStore store;
    private Wiring wiring;

    @BeforeEach
    void start() {
        dynamoDb = DynamoDbLocal.inMemory();
        client = client(dynamoDb, requests);
        Tables.create(
                client,
                Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                        .tables());
        store = new DynamoDbRunStore(client, TABLE, RandomGenerator.getDefault());
        wiring = Wired.over(world, ports(), AdoptionMode.OFF);
    }

    @AfterEach
    void stop() {
        client.close();
        dynamoDb.close();
    }

    private TablePorts ports() {
        TablePorts like = table(world, client, world.records);
        return new TablePorts(
                like.runs(),
                like.due(),
                like.instances(),
                like.policies(),
                like.launches(),
                like.quarantine(),
                new DynamoDbRegisters(client, TABLE),
                new DynamoDbSlots(client, TABLE),
                new ListingPorts(
                        new DynamoDbRunReads(client, TABLE),
                        new DynamoDbUnfinishedRuns(client, TABLE),
                        new DynamoDbHistory(client, TABLE)));
    }

    private void store(Reported reported, String name) {
        store.create(
                reported.decision().run().known(Runs.identity(name)),
                reported.decision().explanation());
    }

    private List<String> sent(RequestStreamHandler function, String request) throws IOException {
        requests.sent.clear();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(
                new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)),
                answer,
                FunctionContext.of("Reader"));
        assertThat(answer.toString(StandardCharsets.UTF_8)).startsWith("{");
        return List.copyOf(requests.sent);
    }

    @Test
    void a_description_is_one_read_in_every_state() throws IOException {
        int number = 0;
        for (Reported reported : ReportedRuns.all().toList()) {
            String name = "run-" + number++;
            store(reported, name);
            assertThat(sent(new DescribeRunHandler(wiring), "{\"run\": \"" + name + "\"}"))
                    .as(reported.situation())
                    .containsExactly("GetItem");
        }
        assertThat(world.calls.made()).containsOnly(Call.DEFINITION);
        assertThat(world.timers).isEmpty();
    }

    @Test
    void a_listing_only_queries_and_reads() throws IOException {
        int number = 0;
        for (Reported reported : ReportedRuns.all().toList()) {
            store(reported, "run-" + number++);
        }
        assertThat(sent(new ListRunsHandler(wiring), "{}"))
                .containsOnly("Query", "BatchGetItem")
                .hasSizeLessThanOrEqualTo(2 * (2 * TABLE.shards() + 1));
        assertThat(sent(new ListRunsHandler(wiring), "{\"limit\": 3}")).containsOnly("Query", "BatchGetItem");
        assertThat(world.calls.made()).isEmpty();
    }
}
