package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.DynamoDbRunStore;
import dev.lifeline.aws.RunTable;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.loop.ForeignTasks;
import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.Lifeline;
import dev.lifeline.functions.TaskStateChange;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.Consumed.Charge;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a run costs in the table, as DynamoDB itself charges it: docs/cost.md rests on it. */
class LifeCostTest {
    private static final RunTable TABLE = new RunTable("RunTable", Lifeline.DUE_SHARDS, Duration.ofDays(1));

    @Test
    void a_good_life_on_Fargate_is_ten_saves_of_twenty_nine_units() throws IOException {
        Consumed consumed = new Consumed();
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
                DynamoDbClient client = CallCountTest.client(dynamoDb, consumed)) {
            Tables.create(
                    client,
                    Template.read(Repository.ROOT.resolve("template.yaml")).tables());
            TestWorld world = new TestWorld(Runs.NOON);
            Lifeline lifeline = Lifeline.in(
                    world.surroundings(
                            new DynamoDbRunStore(client, TABLE, new Random(1)), world.ecs, PolicySource.builtIn()),
                    ForeignTasks.ignored(),
                    message -> {},
                    world.reconciler());
            List<Charge> charges = new ArrayList<>();

            TaskRef task = CallCountTest.launch(world, lifeline);
            charges.addAll(consumed.since());
            for (String event : CallCountTest.life(task)) {
                world.clock.advance(Duration.ofSeconds(10));
                CallCountTest.calls(new TaskStateChange(lifeline), event, new CallCountTest.Requests());
                charges.addAll(consumed.since());
            }

            assertThat(units(charges, "GetItem")).isEqualTo(10);
            assertThat(charges)
                    .filteredOn(charge -> charge.operation().equals("PutItem"))
                    .hasSize(10);
            assertThat(units(charges, "PutItem"))
                    .as("write units, those of the indexes included")
                    .isEqualTo(29);
            assertThat(charges.stream().mapToDouble(Charge::indexUnits).sum())
                    .as("those of the indexes")
                    .isEqualTo(14);
        }
    }

    private static double units(List<Charge> charges, String operation) {
        return charges.stream()
                .filter(charge -> charge.operation().equals(operation))
                .mapToDouble(Charge::units)
                .sum();
    }
}
