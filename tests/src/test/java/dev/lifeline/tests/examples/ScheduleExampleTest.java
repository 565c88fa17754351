package dev.lifeline.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.router.Router;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The input of the example's schedule, as EventBridge Scheduler sends it. */
class ScheduleExampleTest {
    private static final Pattern INPUT = Pattern.compile("Input: !Sub \\|-\\n(.*?\\n {10}\\}\\n)", Pattern.DOTALL);
    private static final String NIGHT = "2026-08-03T03:00:00Z";

    private final LaunchScene scene = new LaunchScene();
    private final TestWorld world = scene.world;
    private final Router router = scene.router;

    private static String input(String scheduledTime) throws IOException {
        Matcher input = INPUT.matcher(Files.readString(Repository.ROOT.resolve("examples/schedule/template.yaml")));
        assertThat(input.find()).isTrue();
        return String.valueOf(input.group(1))
                .replace("<aws.scheduler.scheduled-time>", scheduledTime)
                .replace("${Cluster}", "prod")
                .replace("${TaskDefinition}", Runs.REQUEST.taskDefinition())
                .replace("${Subnet}", "subnet-1")
                .replace("${SecurityGroup}", "sg-1");
    }

    private void invokeAsynchronously(String payload) {
        router.invokeAsync("LaunchRun", payload);
        for (int minute = 0; minute <= 5; minute++) {
            router.step();
            world.clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void each_scheduled_time_is_a_run_of_its_own() throws IOException {
        assertThat(router.invoke("LaunchRun", input(NIGHT))).isInstanceOf(InvocationOutcome.Responded.class);
        assertThat(world.store.peek(new RunId("nightly-" + NIGHT))).isPresent();

        router.invoke("LaunchRun", input("2026-08-04T03:00:00Z"));
        assertThat(world.ecs.launched()).hasSize(2);
    }

    /** The store does not answer once, before or after the task was launched. */
    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"LOAD", "CREATE", "SAVE"})
    void a_retry_by_Lambda_launches_once(Call failing) throws IOException {
        world.store.failNext(failing, 1);

        invokeAsynchronously(input(NIGHT));

        assertThat(world.ecs.launched()).hasSize(1);
        assertThat(router.queue("FailedDeliveries").messages()).isEmpty();
    }

    @Test
    void a_retry_by_Scheduler_is_another_invocation_and_launches_once_too() throws IOException {
        invokeAsynchronously(input(NIGHT));
        invokeAsynchronously(input(NIGHT));

        assertThat(world.ecs.launched()).hasSize(1);
    }
}
