package dev.lifeline.tests.simulation;

import static org.assertj.core.api.Assertions.fail;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.dynamodb.DynamoDbRunIndexes;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.functions.Settings;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Table;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.Repository;
import dev.lifeline.tests.simulation.Simulation.WorldOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The same worlds over the real store and DynamoDB Local: its conditions, its indexes, its items. */
@ResourceLock("DynamoDB Local")
class DynamoDbSimulationTest {
    private static final Table TABLE =
            Template.read(Repository.ROOT.resolve("template.yaml"), Map.of()).table("RunTable");

    @Test
    void the_invariants_hold_over_the_real_table_too() {
        live(Duration.ofSeconds(2));
    }

    @Test
    @Tag("long")
    void the_invariants_hold_over_the_real_table_in_many_worlds() {
        live(Duration.ofSeconds(10));
    }

    /** Few worlds, because every call goes over the wire. */
    private static void live(Duration time) {
        long base = System.currentTimeMillis();
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
                AwsClients clients = AwsClients.local(dynamoDb.uri(), dynamoDb.uri(), Duration.ofSeconds(5))) {
            AtomicInteger tables = new AtomicInteger();
            Simulation simulation = new Simulation(chance -> open(clients, "runs-" + tables.getAndIncrement()));
            int lifecycles = 0;
            long end = System.nanoTime() + time.toNanos();
            for (long seed = base; lifecycles == 0 || System.nanoTime() < end; seed++) {
                WorldOutcome outcome = simulation.play(seed);
                outcome.violation().ifPresent(found -> fail(simulation.report(outcome)));
                lifecycles += outcome.lifecycles();
            }
            System.out.println("DynamoDbSimulationTest: " + lifecycles + " lifecycles from seed " + base + " on");
        }
    }

    private static SimulatedWorld.StackTable open(AwsClients clients, String name) {
        Table own = new Table(name, TABLE.attributes(), TABLE.key(), TABLE.indexes(), TABLE.timeToLive());
        Tables.create(clients.dynamoDb(), List.of(own));
        RunTable table = new RunTable(name, Settings.SHARDS, Duration.ofDays(36500));
        DynamoDbRunStore runs = new DynamoDbRunStore(clients.dynamoDb(), table, RandomGenerator.getDefault());
        DynamoDbRunIndexes indexes = new DynamoDbRunIndexes(clients.dynamoDb(), table);
        return new SimulatedWorld.StackTable(
                runs,
                indexes,
                indexes,
                runs,
                run -> clients.dynamoDb()
                        .deleteItem(request -> request.tableName(name)
                                .key(Map.of(
                                        "pk", AttributeValue.fromS("run#" + run),
                                        "sk", AttributeValue.fromS("run")))));
    }
}
