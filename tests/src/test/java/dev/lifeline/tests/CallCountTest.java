package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The cost of an event: one read, and one write if it has a consequence. Counted on the wire, through the real handler.
 */
class CallCountTest extends CallCountScene {
    @Test
    void an_event_of_substance_is_one_read_and_one_write_and_any_other_is_one_read() throws IOException {
        SentRequests requests = new SentRequests();
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
                DynamoDbClient client = client(dynamoDb, requests)) {
            Tables.create(
                    client,
                    Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                            .tables());
            DynamoDbRunStore store = new DynamoDbRunStore(client, TABLE, RandomGenerator.getDefault());
            TestWorld world = new TestWorld(Runs.NOON);
            Wiring wiring = Wired.over(world, table(world, client, world.records), AdoptionMode.OFF);
            TaskStateChangeHandler function = new TaskStateChangeHandler(wiring);
            List<String> events = life(launch(world, wiring));
            requests.sent.clear();

            List<String> counted = new ArrayList<>();
            for (int event = 0; event < events.size(); event++) {
                counted.add("new " + calls(function, events.get(event), requests));
                counted.add("again " + calls(function, events.get(event), requests));
                counted.add("late " + calls(function, events.get(event / 2), requests));
            }

            assertThat(store.load(Runs.ID).orElseThrow().run().phase())
                    .isInstanceOfSatisfying(
                            Phase.Ended.class,
                            ended -> assertThat(ended.result()).isEqualTo(Phase.Result.SUCCEEDED));
            assertThat(counted)
                    .hasSize(3 * events.size())
                    .containsOnly("new [GetItem]", "new [GetItem, PutItem]", "again [GetItem]", "late [GetItem]");
            assertThat(IntStream.range(0, events.size())
                            .filter(event -> counted.get(3 * event).endsWith("PutItem]"))
                            .boxed())
                    .as("RUNNING, the program's end, the task's end")
                    .containsExactly(4, 5, 8);
        }
    }

    /** The events of a good run, as that task's. */
    static List<String> life(TaskRef task) throws IOException {
        List<String> events = new ArrayList<>();
        for (Path file : files(Repository.ROOT.resolve("events/sequences/good-run-fargate"))) {
            JsonNode event = MAPPER.readTree(Files.readString(file));
            ((ObjectNode) event.path("detail"))
                    .put("taskArn", task.arn())
                    .put("startedBy", Runs.IDENTITY.task(1).startedBy());
            events.add(event.toString());
        }
        return events;
    }
}
