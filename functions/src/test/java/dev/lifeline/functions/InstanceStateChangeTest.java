package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.task.TaskState;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a change of a container instance means for the runs on it. */
class InstanceStateChangeTest {
    private static final RunId FIRST = new RunId("first");
    private static final RunId SECOND = new RunId("second");
    private static final String NONE = "{\"batchItemFailures\":[]}";

    private final FunctionsWorld world = new FunctionsWorld();
    private final InvocationContext invocation = new InvocationContext("TaskStateChange");

    private String tasks(String payload) throws IOException {
        return invocation.of(new TaskStateChangeHandler(world.wiring), payload);
    }

    private String instances(String payload) throws IOException {
        return invocation.of(new InstanceStateChangeHandler(world.wiring), payload);
    }

    @Test
    void ecs_is_asked_at_once_about_the_run_on_an_impaired_instance() throws IOException {
        world.with(FIRST);
        tasks(Messages.batch(world.happens(FIRST, TaskChanges::running)));

        assertThat(instances(Messages.batch(Messages.instanceHealth("OK")))).isEqualTo(NONE);
        assertThat(world.world.calls.count(Call.DESCRIBE)).isZero();

        assertThat(instances(Messages.batch(Messages.instanceHealth("IMPAIRED"))))
                .isEqualTo(NONE);
        assertThat(world.world.calls.count(Call.DESCRIBE)).isOne();
        assertThat(invocation.log())
                .contains("container instance " + Messages.INSTANCE + " is impaired; asked ECS about the tasks of [");
    }

    @Test
    void an_instance_that_is_gone_takes_its_attempts_with_it() throws IOException {
        runsOnTheInstance();
        assertThat(instances(Messages.batch(Messages.instanceEvent("INACTIVE"))))
                .isEqualTo(NONE);
        assertThat(world.state(FIRST)).isEqualTo(TaskState.ORPHANED);
        assertThat(world.state(SECOND)).isEqualTo(TaskState.ORPHANED);
    }

    @Test
    void an_instance_that_drains_is_not_gone() throws IOException {
        runsOnTheInstance();
        assertThat(instances(Messages.batch(Messages.instanceEvent("DRAINING"))))
                .isEqualTo(NONE);
        assertThat(world.state(FIRST)).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void a_run_that_fails_keeps_no_other_run_of_a_lost_instance_from_being_looked_after() throws IOException {
        runsOnTheInstance();
        world.world.store.breakRecord(FIRST, new IllegalArgumentException("not a Run of this format"));

        assertThat(instances(Messages.batch(Messages.instanceEvent("INACTIVE"))))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");

        assertThat(world.state(SECOND)).isEqualTo(TaskState.ORPHANED);
        assertThat(invocation.log()).contains("not a Run of this format");
    }

    private void runsOnTheInstance() throws IOException {
        world.with(FIRST, SECOND);
        tasks(Messages.batch(world.happens(FIRST, TaskChanges::running), world.happens(SECOND, TaskChanges::running)));
        assertThat(world.world.store.onInstance(Messages.INSTANCE)).hasSize(2);
    }
}
