package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.SaveResult.Saved;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.Settings;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.Consumed.Charge;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a run costs in the table, as DynamoDB charges it, for docs/reference/cost.md. */
@ResourceLock("DynamoDB Local")
class LifeCostTest {
    private static final RunTable TABLE = new RunTable("RunTable", Settings.SHARDS, Duration.ofDays(36500));

    private final Consumed consumed = new Consumed();
    private final TestWorld world = new TestWorld(Runs.NOON);
    private DynamoDbLocal dynamoDb;
    private DynamoDbClient client;
    private Wiring wiring;

    @BeforeEach
    void start() {
        dynamoDb = DynamoDbLocal.inMemory();
        client = CallCountScene.client(dynamoDb, consumed);
        Tables.create(
                client,
                Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                        .tables());
        wiring = Wired.over(world, CallCountScene.table(world, client, world.records), AdoptionMode.OFF);
    }

    @AfterEach
    void stop() {
        client.close();
        dynamoDb.close();
    }

    @Test
    void a_good_life_on_Fargate_is_five_saves_of_twelve_units() throws IOException {
        List<String> taken = taken(events(CallCountScene.launch(world, wiring)));
        List<Charge> charges = life(taken);

        assertThat(taken).as("RUNNING, DEACTIVATING, DEPROVISIONING, STOPPED").hasSize(4);

        assertThat(charges).filteredOn(LifeCostTest::isWrite).hasSize(5);
        assertThat(units(charges, "PutItem"))
                .as("write units, those of the indexes included")
                .isEqualTo(12);
        assertThat(charges.stream().mapToDouble(Charge::indexUnits).sum())
                .as("those of the indexes")
                .isEqualTo(5);
        assertThat(charges.stream().mapToDouble(charge -> charge.of("ended")).sum())
                .as("those of the history")
                .isEqualTo(1);
        assertThat(units(charges, "GetItem")).isEqualTo(5);
        assertThat(CostPage.read().table("| event |").getLast().subList(2, 5).stream()
                        .map(CostPage::number))
                .as("what docs/reference/cost.md says")
                .containsExactly(5.0, 5.0, 12.0);
    }

    /** No network interface, no registration: ECS reports PENDING, the pull, RUNNING and STOPPED. */
    @Test
    void a_good_life_on_EC2_is_four_saves() throws IOException {
        List<String> all = events(CallCountScene.launch(world, wiring));

        List<Charge> charges = life(List.of(all.get(1), all.get(2), all.get(4), all.get(8)));

        assertThat(charges).filteredOn(LifeCostTest::isWrite).hasSize(4);
        assertThat(units(charges, "PutItem"))
                .as("write units, those of the indexes included")
                .isEqualTo(10);
        assertThat(units(charges, "GetItem")).isEqualTo(5);
    }

    @Test
    void a_check_that_learns_nothing_is_one_write_of_a_deadline() throws IOException {
        TaskRef task = CallCountScene.launch(world, wiring);
        life(events(task).subList(0, 5));
        world.ecs.change(task, TaskChanges::running);
        world.clock.advance(Limits.STANDARD.check());

        wiring.controller().reconciler().reconcile(Duration.ofMinutes(1));

        assertThat(consumed.since())
                .filteredOn(LifeCostTest::isWrite)
                .singleElement()
                .satisfies(write -> {
                    assertThat(write.indexUnits()).isEqualTo(2);
                    assertThat(write.units()).isEqualTo(3);
                });
    }

    @Test
    void a_stale_event_is_one_read() throws IOException {
        List<String> all = events(CallCountScene.launch(world, wiring));
        life(all);

        assertThat(life(all.subList(0, 1))).containsExactly(new Charge("GetItem", 1, Map.of()));
    }

    private List<String> events(TaskRef task) throws IOException {
        return CallCountTest.life(task);
    }

    /** The events that the template's rule takes. */
    private static List<String> taken(List<String> events) {
        return events.stream()
                .filter(event -> OwnTaskRule.takes(
                        Runs.IDENTITY.task(1),
                        ((Event.TaskStateChange) new EventParser().parse(event))
                                .detail()
                                .task()))
                .toList();
    }

    private List<Charge> life(List<String> events) throws IOException {
        for (String event : events) {
            world.clock.advance(Duration.ofSeconds(10));
            CallCountScene.calls(new TaskStateChangeHandler(wiring), event, new CallCountScene.SentRequests());
        }
        return consumed.since();
    }

    private static boolean isWrite(Charge charge) {
        return charge.operation().equals("PutItem");
    }

    @Test
    void the_history_costs_a_unit_at_each_end_and_one_at_a_rerun_however_long_the_names_are() {
        Consumed consumed = new Consumed();
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
                DynamoDbClient client = CallCountScene.client(dynamoDb, consumed)) {
            Tables.create(
                    client,
                    Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                            .tables());
            RunStore store = new DynamoDbRunStore(client, TABLE, new Random(1));
            Decision launch = longestNames();
            Run alive = launch.run();
            Run ended = failed(alive);

            Stored stored = ((Saved) store.create(alive, launch.explanation())).stored();
            for (Run next : List.of(ended, ended, alive, ended)) {
                stored = ((Saved) store.save(next, stored, Optional.of(launch.explanation()))).stored();
            }

            assertThat(consumed.since())
                    .extracting(charge -> charge.of("ended"))
                    .containsExactly(0.0, 1.0, 0.0, 1.0, 1.0);
        }
    }

    /** ECS allows 255 letters for a family and for a cluster. */
    private static Decision longestNames() {
        LaunchRequest like = Runs.REQUEST;
        LaunchRequest request = new LaunchRequest(
                "c".repeat(255),
                "f".repeat(255) + ":1",
                like.essentials(),
                like.definedSize(),
                like.compute(),
                like.network(),
                like.overrides(),
                like.options());
        return Supervisor.launch(Runs.identity("n".repeat(256)), LaunchOrder.of(request), Runs.at(Runs.NOON));
    }

    private static Run failed(Run run) {
        Classification why = Classification.ofTask(
                Cause.SPOT_INTERRUPTION,
                new Symptom(FailurePhase.HOST, FailureCondition.RECLAIMED),
                "test",
                "the longest name of a cause");
        return new Run(
                run.identity(),
                run.request(),
                run.policy(),
                run.created(),
                new Phase.Ended(Runs.NOON, Phase.Result.SUCCEEDED, Optional.of(why), "a rule counts it as success"),
                run.attempt(),
                run.past(),
                run.spent(),
                run.endBy(),
                List.of(),
                run.gaps(),
                run.orders(),
                run.shadow());
    }

    private static double units(List<Charge> charges, String operation) {
        return charges.stream()
                .filter(charge -> charge.operation().equals(operation))
                .mapToDouble(Charge::units)
                .sum();
    }
}
