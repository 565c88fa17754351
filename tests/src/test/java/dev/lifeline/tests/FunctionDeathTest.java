package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioReader;
import dev.lifeline.local.script.ScriptReader;
import dev.lifeline.local.template.Table;
import dev.lifeline.local.template.Template;
import dev.lifeline.simulator.model.ContainerDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A function dies before or after any of its calls, with the real store and the real runner. The next function finishes
 * the run as if nothing had happened.
 */
@ResourceLock("DynamoDB Local")
class FunctionDeathTest {
    private static final int FEWEST_DEATHS = 10;

    /** Two attempts with a RunTask each, and a StopTask between them. */
    private static final Scenario STOPPED = ScenarioReader.read(
                    Repository.ROOT.resolve("local/scenarios/05-stale-image-always.yaml"))
            .getFirst();

    /** Two attempts, the first of which never starts. */
    private static final Scenario NOT_STARTED = new Scenario(
            "not-started",
            "A pull that times out, then succeeds",
            Scenario.ScenarioPlatform.EC2,
            Scenario.LaunchedBy.LIFELINE,
            "default",
            Optional.empty(),
            List.of(ContainerDefinition.of("app", "registry.example/app:1")),
            ScriptReader.read("not-started", "behaviours: [{ attempts: [{ pull: { error: timeout } }, {}] }]"),
            0,
            STOPPED.expectation());

    /** Longer than the lease of an effect: RunTask is repeated before any event of its task. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private static final Table TABLE =
            Template.read(Repository.ROOT.resolve("template.yaml"), Map.of()).table("RunTable");

    private record Lived(PlannedDeath death, MortalRun.RunEnd end) {}

    private static Lived live(MortalRun.MortalLife life, PlannedDeath death, DynamoDbLocal dynamoDb, String table)
            throws InterruptedException {
        Table own = new Table(table, TABLE.attributes(), TABLE.key(), TABLE.indexes(), TABLE.timeToLive());
        try (MortalRun run = new MortalRun(life, death, dynamoDb.uri(), own)) {
            return new Lived(death, run.live());
        }
    }

    @Test
    void a_function_may_die_at_any_call_and_every_attempt_has_exactly_one_task() throws Exception {
        survivesDeaths(new MortalRun.MortalLife(STOPPED, Duration.ZERO));
    }

    @Test
    @Tag("long")
    void nor_is_there_a_second_task_when_the_events_that_tell_of_the_first_are_late() throws Exception {
        survivesDeaths(new MortalRun.MortalLife(NOT_STARTED, LATE));
    }

    private static void survivesDeaths(MortalRun.MortalLife life) throws Exception {
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Lived undisturbed = live(life, PlannedDeath.never(), dynamoDb, "undisturbed");
            assertEndsWell(undisturbed);

            List<Future<Lived>> lives = new ArrayList<>();
            for (int call = 1; call <= undisturbed.death().calls(); call++) {
                for (PlannedDeath.DeathMoment moment : PlannedDeath.DeathMoment.values()) {
                    PlannedDeath death = new PlannedDeath(moment, call);
                    String table = moment + "-" + call;
                    lives.add(threads.submit(() -> live(life, death, dynamoDb, table)));
                }
            }
            int deaths = 0;
            for (Future<Lived> lived : lives) {
                assertEndsWell(lived.get());
                deaths += lived.get().death().died() ? 1 : 0;
            }
            System.out.println("NeverTwiceTest: " + life.scenario().name() + ", a function died at " + deaths
                    + " points of the run");
            assertThat(deaths).isGreaterThanOrEqualTo(FEWEST_DEATHS);
        }
    }

    private static void assertEndsWell(Lived lived) {
        assertThat(lived.end().phase())
                .as(lived.death().toString())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, ended -> assertThat(ended.result()).isEqualTo(Phase.Result.SUCCEEDED));
        assertThat(lived.end().tasksOfAttempts())
                .as("tasks of each attempt, " + lived.death())
                .containsExactly(1, 1, 0);
    }
}
