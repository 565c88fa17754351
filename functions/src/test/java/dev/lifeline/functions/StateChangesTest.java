package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.task.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateChangesTest {
    private static final RunId FIRST = new RunId("first");
    private static final RunId SECOND = new RunId("second");
    private static final String NONE = "{\"batchItemFailures\":[]}";

    private final FunctionsWorld world = new FunctionsWorld();
    private final InvocationContext invocation = new InvocationContext("TaskStateChange");

    private String tasks(String payload) throws IOException {
        return invocation.of(new TaskStateChangeHandler(world.wiring), payload);
    }

    @Test
    void a_batch_is_applied_and_its_malformed_message_quarantined_with_the_reason() throws IOException {
        world.with(FIRST, SECOND);
        String malformed = Messages.event("ECS Task State Change", "{\"version\": \"" + Runs.SECRET + "\"}");

        String answer = tasks(Messages.batch(
                world.happens(FIRST, TaskChanges::running), malformed, world.happens(SECOND, TaskChanges::running)));

        assertThat(answer).isEqualTo(NONE);
        assertThat(world.state(FIRST)).isEqualTo(TaskState.RUNNING);
        assertThat(world.state(SECOND)).isEqualTo(TaskState.RUNNING);
        QuarantinedMessage quarantined = world.quarantined.getFirst();
        assertThat(world.quarantined).hasSize(1);
        assertThat(quarantined.id()).isEqualTo("m2");
        assertThat(quarantined.origin()).isEqualTo(new Origin("TaskStateChange", Optional.of(Messages.QUEUE), 0));
        assertThat(quarantined.reason()).contains("detail.taskArn: missing", "detail.version");
        assertThat(quarantined.body()).isEqualTo(malformed);
        assertThat(quarantined.at()).isEqualTo(Runs.NOON);
        assertThat(invocation.log())
                .contains("quarantined m2: " + quarantined.reason())
                .doesNotContain(Runs.SECRET);
    }

    @Test
    void a_batch_takes_no_more_messages_when_the_time_is_nearly_over_and_gives_the_rest_back() throws IOException {
        world.with(FIRST, SECOND);
        int least = (int) DeployedFunction.LONGEST_STEP.toMillis();
        String batch = Messages.batch(
                world.happens(FIRST, TaskChanges::running), "{", world.happens(SECOND, TaskChanges::running), "{");

        assertThat(new InvocationContext("TaskStateChange", invocation.logged(), new ArrayDeque<>())
                        .timeLeft(least, least - 1, 0)
                        .of(new TaskStateChangeHandler(world.wiring), batch))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m3\"},{\"itemIdentifier\":\"m4\"}]}");

        assertThat(world.state(FIRST)).isEqualTo(TaskState.RUNNING);
        assertThat(world.quarantined).extracting(QuarantinedMessage::id).containsExactly("m2");
        assertThat(world.state(SECOND)).isEqualTo(TaskState.PREPARING);
        assertThat(invocation.log())
                .contains(
                        "message m3 goes back to its queue: the function's time is nearly over\n",
                        "message m4 goes back to its queue: the function's time is nearly over\n");
    }

    @Test
    void the_first_message_is_taken_however_little_time_there_is() throws IOException {
        world.with(FIRST);
        assertThat(invocation
                        .timeLeft(0)
                        .of(
                                new TaskStateChangeHandler(world.wiring),
                                Messages.batch(world.happens(FIRST, TaskChanges::running))))
                .isEqualTo(NONE);
        assertThat(world.state(FIRST)).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void the_template_gives_the_functions_more_time_than_a_step_may_take() throws IOException {
        String template = Files.readString(Path.of(System.getProperty("lifeline.root"), "template.yaml"));
        assertThat(Pattern.compile("(?m)^ +Timeout: ([0-9]+)").matcher(template).results())
                .isNotEmpty()
                .allSatisfy(timeout -> assertThat(Duration.ofSeconds(Long.parseLong(timeout.group(1))))
                        .isGreaterThan(DeployedFunction.LONGEST_STEP));
    }

    @Test
    void a_message_that_is_quarantined_again_tells_how_often_it_was_put_back() throws IOException {
        ObjectNode batch = (ObjectNode) new ObjectMapper().readTree(Messages.batch("{"));
        ((ObjectNode) batch.path("Records").path(0))
                .putObject("messageAttributes")
                .putObject("LifelineRedriven")
                .put("stringValue", "2")
                .put("dataType", "Number");

        assertThat(tasks(batch.toString())).isEqualTo(NONE);

        assertThat(world.quarantined.getFirst().origin().redriven()).isEqualTo(2);
    }

    @Test
    void what_came_without_a_queue_is_quarantined_as_such() throws IOException {
        tasks("{");
        assertThat(world.quarantined.getFirst().origin()).isEqualTo(Origin.direct("TaskStateChange"));
    }

    @Test
    void whoever_listens_is_told_what_became_of_each_event() throws IOException {
        world.with(FIRST);
        EcsTask task = world.world.ecs.tasks().getFirst();
        world.notes.clear();
        invocation.of(
                new TaskStateChangeHandler(world.wiring),
                Messages.batch(world.happens(FIRST, TaskChanges::running), Messages.taskEvent(SECOND, task), "{"));

        assertThat(world.notes)
                .filteredOn(Note.EventHandled.class::isInstance)
                .extracting(
                        note -> ((Note.EventHandled) note).received().getClass().getSimpleName())
                .containsExactly("Delivered", "OfMissingRun", "Quarantined");
        assertThat(invocation.log()).contains("event m2: there is no run with the key " + SECOND.key());
    }

    @Test
    void only_the_message_that_met_a_store_in_trouble_is_delivered_again() throws IOException {
        world.with(FIRST, SECOND);
        world.world.store.failNext(Call.SAVE, 1);

        String answer = tasks(Messages.batch(
                world.happens(FIRST, TaskChanges::running), world.happens(SECOND, TaskChanges::running)));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
        assertThat(world.state(FIRST)).isNotEqualTo(TaskState.RUNNING);
        assertThat(world.state(SECOND)).isEqualTo(TaskState.RUNNING);
        assertThat(invocation.log()).isEqualTo("message m1 goes back to its queue: the store fails on purpose\n");
    }

    @Test
    void a_bug_that_one_run_meets_is_logged_in_full_and_leaves_the_rest_of_the_batch_alone() throws IOException {
        world.with(FIRST, SECOND);
        world.world.store.breakRecord(FIRST, new NullPointerException());

        String answer = tasks(Messages.batch(
                world.happens(FIRST, TaskChanges::running), world.happens(SECOND, TaskChanges::running)));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
        assertThat(world.state(SECOND)).isEqualTo(TaskState.RUNNING);
        assertThat(invocation.log())
                .contains("message m1 goes back to its queue: java.lang.NullPointerException", "\tat dev.lifeline");
    }

    @Test
    void a_quarantine_that_is_full_sends_the_message_back() throws IOException {
        Wiring noQuarantine = FunctionsWorld.wiring(
                world.world,
                Settings.AdoptionMode.OFF,
                world.world.table(message -> {
                    throw new StoreUnavailable("no room", new IOException("full"));
                }),
                note -> {});
        assertThat(invocation.of(new TaskStateChangeHandler(noQuarantine), Messages.batch("{")))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
    }

    @Test
    void a_bare_event_is_applied() throws IOException {
        world.with(FIRST);
        assertThat(tasks(world.happens(FIRST, TaskChanges::running))).isEmpty();
        assertThat(world.state(FIRST)).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void a_bare_event_that_meets_a_store_in_trouble_fails_its_invocation() throws IOException {
        world.with(FIRST);
        String event = world.happens(FIRST, TaskChanges::running);
        world.world.store.failNext(Call.LOAD, 1);
        assertThatThrownBy(() -> tasks(event)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void an_event_of_another_source_is_quarantined_since_a_rule_must_be_wrong() throws IOException {
        assertThat(tasks(Messages.batch(Messages.event("EC2 Spot Instance Interruption Warning", "{}")
                        .replace("aws.ecs", "aws.ec2"))))
                .isEqualTo(NONE);
        assertThat(world.quarantined.getFirst().reason())
                .isEqualTo("no function handles \"EC2 Spot Instance Interruption Warning\" of aws.ec2;"
                        + " correct the rule that sent it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ECS Deployment State Change",
                "ECS Service Action",
                "ECS Daemon Service Action",
                "ECS Daemon Deployment State Change",
                "ECS Something That AWS May Add"
            })
    void an_event_of_ecs_that_says_nothing_about_runs_is_ignored_and_not_quarantined(String kind) throws IOException {
        assertThat(tasks(Messages.batch(Messages.event(kind, "{}")))).isEqualTo(NONE);
        assertThat(world.quarantined).isEmpty();
    }

    @Test
    void an_empty_batch_has_no_failures() throws IOException {
        assertThat(tasks("{\"Records\": []}")).isEqualTo(NONE);
        assertThat(world.world.calls.made()).isEmpty();
    }

    @Test
    void a_payload_that_is_not_JSON_is_quarantined_under_the_name_of_its_invocation() throws IOException {
        for (String payload : List.of("not JSON", "", "[".repeat(2000))) {
            world.quarantined.clear();
            assertThat(tasks(payload)).isEmpty();
            assertThat(world.quarantined)
                    .singleElement()
                    .satisfies(quarantined -> assertThat(quarantined.id()).isEqualTo(InvocationContext.ID));
        }
    }

    @Test
    void a_task_of_somebody_else_is_left_alone() throws IOException {
        RunId stranger = new RunId("stranger");
        String event = Messages.taskEvent(stranger, Runs.task(1, 2, "RUNNING", Optional.empty()));
        assertThat(tasks(Messages.batch(event))).isEqualTo(NONE);
        assertThat(world.quarantined).isEmpty();
        assertThat(world.world.calls.made()).containsExactly(Call.LOAD);
    }
}
