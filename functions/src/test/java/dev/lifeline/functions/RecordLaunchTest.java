package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.store.LaunchRecords;
import dev.lifeline.controller.store.LaunchRecords.RecordAnswer;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordLaunchTest {
    private static final TaskRef FIRST = new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/1111");
    private static final TaskRef SECOND = new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/2222");

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final List<String> quarantined = new ArrayList<>();
    private final InvocationContext invocation = new InvocationContext("RecordLaunch");

    private String invoke(LaunchRecords records, String... events) throws IOException {
        TablePorts like = world.table(message -> quarantined.add(message.reason()));
        Wiring wiring = FunctionsWorld.wiring(
                world,
                Settings.AdoptionMode.RECORDED,
                new TablePorts(
                        like.runs(),
                        like.due(),
                        like.instances(),
                        like.policies(),
                        records,
                        like.quarantine(),
                        like.registers(),
                        like.slots(),
                        like.listing()),
                note -> {});
        return invocation.of(new RecordLaunchHandler(wiring), Messages.batch(events));
    }

    private static String made(TaskRef task) {
        return call("\"responseElements\": {\"tasks\": [{\"taskArn\": \"" + task.arn() + "\"}], \"failures\": []}");
    }

    private static String call(String outcome) {
        return Messages.event("AWS API Call via CloudTrail", """
                {"eventName": "RunTask", "eventID": "e-1", %s, "requestParameters": {"taskDefinition": "etl",
                 "overrides": {"containerOverrides": [
                   {"name": "app", "environment": [{"name": "A", "value": "%s"}]}]}}}
                """.formatted(outcome, Runs.SECRET));
    }

    @Test
    void a_batch_is_recorded_and_what_is_not_is_told_without_a_value() throws IOException {
        String answer = invoke(
                world.records,
                made(FIRST),
                call("\"errorCode\": \"AccessDenied\", \"errorMessage\": \"" + Runs.SECRET + "\""),
                call("\"responseElements\": {\"tasks\": [{\"taskArn\": \"" + Runs.SECRET + "\"}]}"),
                made(SECOND));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(world.records.of(FIRST)).isInstanceOf(RecordAnswer.RecordFound.class);
        assertThat(world.records.of(SECOND)).isInstanceOf(RecordAnswer.RecordFound.class);
        assertThat(quarantined).isEmpty();
        assertThat(invocation.log())
                .contains("RunTask e-1 was refused with AccessDenied: nothing is adopted, its caller knows\n")
                .contains(
                        "RunTask e-1 has no readable answer, because it is too large for CloudTrail: its tasks are unknown\n")
                .doesNotContain(Runs.SECRET);
    }

    @Test
    void only_the_record_that_met_a_store_in_trouble_is_delivered_again() throws IOException {
        LaunchRecords troubled = new LaunchRecords() {
            @Override
            public void put(TaskRef task, RecordedLaunch launch, Instant at) {
                if (task.equals(FIRST)) {
                    throw new StoreUnavailable("no room", new IOException("full"));
                }
                world.records.put(task, launch, at);
            }

            @Override
            public RecordAnswer of(TaskRef task) {
                return world.records.of(task);
            }
        };

        assertThat(invoke(troubled, made(FIRST), made(SECOND)))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
        assertThat(world.records.of(SECOND)).isInstanceOf(RecordAnswer.RecordFound.class);
    }
}
