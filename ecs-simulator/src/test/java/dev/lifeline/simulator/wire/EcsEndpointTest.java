package dev.lifeline.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifeline.simulator.EmittedEvent;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

@DisplayName("The endpoint, with the AWS SDK as its client")
final class EcsEndpointTest extends EcsEndpointScene {
    private static final String STOPPED = "\"desiredStatus\":\"STOPPED\",\"lastStatus\":\"STOPPED\"";

    private EmittedEvent await(String text) throws InterruptedException {
        while (true) {
            EmittedEvent event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event that contains %s", text).isNotNull();
            if (event.json().contains(text)) {
                return event;
            }
        }
    }

    @Test
    @DisplayName("runs a task to its end, tells it as events, and shows it")
    void runsATask() throws InterruptedException {
        try (EcsClient client = client(1)) {
            Task started = run(
                            client,
                            request -> request.startedBy("lifeline/a/1")
                                    .tags(Tag.builder()
                                            .key("team")
                                            .value("data")
                                            .build()))
                    .tasks()
                    .getFirst();
            assertThat(started.lastStatus()).isEqualTo("PROVISIONING");
            assertThat(started.createdAt()).isAfterOrEqualTo(START);

            EmittedEvent last = await(STOPPED);

            Task stopped = client.describeTasks(request ->
                            request.cluster("prod").tasks(started.taskArn()).include(TaskField.TAGS))
                    .tasks()
                    .getFirst();
            assertThat(stopped.version()).isEqualTo(last.version());
            assertThat(stopped.stopCodeAsString()).isEqualTo("EssentialContainerExited");
            assertThat(stopped.containers().getFirst().exitCode()).isZero();
            assertThat(stopped.attachments().getFirst().type()).isEqualTo("ElasticNetworkInterface");
            assertThat(stopped.tags())
                    .singleElement()
                    .satisfies(tag -> assertThat(tag.value()).isEqualTo("data"));
            assertThat(stopped.stoppedAt()).isAfter(stopped.startedAt());
            assertThat(client.listTasks(request -> request.cluster("prod")
                                    .startedBy("lifeline/a/1")
                                    .desiredStatus(DesiredStatus.STOPPED))
                            .taskArns())
                    .containsExactly(started.taskArn());
            assertThat(client.describeTaskDefinition(request -> request.taskDefinition("web"))
                            .taskDefinition()
                            .containerDefinitions()
                            .getFirst()
                            .logConfiguration()
                            .logDriverAsString())
                    .isEqualTo("awslogs");
        }
    }

    @Test
    @DisplayName("stops a task with the caller's reason")
    void stopsATask() throws InterruptedException {
        restart(ENDLESS);
        try (EcsClient client = client(1)) {
            String arn = run(client, request -> {}).tasks().getFirst().taskArn();
            await(RUNNING);
            Task stopping = client.stopTask(
                            request -> request.cluster("prod").task(arn).reason("enough"))
                    .task();
            assertThat(stopping.lastStatus()).isEqualTo("RUNNING");
            assertThat(stopping.desiredStatus()).isEqualTo("STOPPED");
            assertThat(await(STOPPED).json())
                    .contains("\"stopCode\":\"UserInitiated\"")
                    .contains("\"stoppedReason\":\"enough\"");
        }
    }

    @Test
    @DisplayName("answers errors that the SDK knows by their types")
    void errors() {
        try (EcsClient client = client(1)) {
            String arn = run(client, request -> request.clientToken("t"))
                    .tasks()
                    .getFirst()
                    .taskArn();
            ConflictException conflict = catchThrowableOfType(
                    ConflictException.class,
                    () -> run(client, request -> request.clientToken("t").startedBy("x")));
            assertThat(conflict.resourceIds()).containsExactly(arn);
            assertThatThrownBy(() -> client.listTasks(request -> request.cluster("nowhere")))
                    .isInstanceOf(ClusterNotFoundException.class);
            assertThatThrownBy(() ->
                            client.stopTask(request -> request.cluster("prod").task("0".repeat(32))))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageContaining("The referenced task was not found.");
            assertThatThrownBy(() -> client.deleteCluster(request -> request.cluster("prod")))
                    .isInstanceOfSatisfying(
                            EcsException.class,
                            error -> assertThat(error.awsErrorDetails().errorCode())
                                    .isEqualTo("UnknownOperationException"));
        }
    }
}
