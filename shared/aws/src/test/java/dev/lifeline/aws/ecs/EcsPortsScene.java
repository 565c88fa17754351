package dev.lifeline.aws.ecs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.Sample;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.identity.TaskName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The ports with recorded answers of ECS, a request and a task. */
abstract class EcsPortsScene {
    static final ObjectMapper JSON = new ObjectMapper();

    static final String TASK = """
            {"taskArn": "%s", "version": 3, "lastStatus": "RUNNING", "desiredStatus": "RUNNING",
             "clusterArn": "arn:cluster/prod", "taskDefinitionArn": "%s", "group": "family:etl",
             "startedBy": "lifeline/nightly/1", "launchType": "EC2", "capacityProviderName": "",
             "containerInstanceArn": "%s", "createdAt": 1.795262400E9, "pullStartedAt": 1.7952624015E9,
             "pullStoppedAt": 1795262405, "startedAt": 1795262410, "newField": {"a": 1},
             "containers": [{"name": "app", "lastStatus": "RUNNING", "runtimeId": "abc",
               "networkBindings": [{"containerPort": 80, "hostPort": 32768, "protocol": "tcp"},
                                   {"containerPortRange": "90-92", "hostPortRange": "90-92"}]}]}
            """.formatted(Sample.TASK.arn(), Sample.DEFINITION, Sample.INSTANCE);

    static TaskName task(int attempt) {
        return Sample.identity("nightly").task(attempt);
    }

    RecordedEcs ecs;
    EcsPorts ports;

    @BeforeEach
    void start() throws IOException {
        ecs = new RecordedEcs();
        ports = ports(Duration.ofSeconds(20));
    }

    EcsPorts ports(Duration timeout) {
        return AwsClients.local(ecs.endpoint(), ecs.endpoint(), timeout).ecsPorts();
    }

    @AfterEach
    void stop() {
        ecs.close();
    }

    /** The content of {@link #TASK}. */
    static EcsTask running() {
        Instant created = Instant.ofEpochSecond(1795262400);
        return new EcsTask(
                Sample.TASK,
                3,
                EcsStatus.Known.RUNNING,
                EcsStatus.Known.RUNNING,
                Optional.empty(),
                new EcsTask.Times(
                        Optional.of(created),
                        Optional.of(created.plusMillis(1500)),
                        Optional.of(created.plusSeconds(5)),
                        Optional.of(created.plusSeconds(10)),
                        Optional.empty()),
                new EcsTask.Placement(
                        "arn:cluster/prod",
                        Sample.DEFINITION,
                        Optional.of("family:etl"),
                        Optional.of("lifeline/nightly/1"),
                        Optional.of(LaunchType.KnownLaunchType.EC2),
                        Optional.empty(),
                        Optional.of(Sample.INSTANCE)),
                List.of(new EcsContainer(
                        "app",
                        EcsStatus.Known.RUNNING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("abc"),
                        List.of(new EcsContainer.PortBinding(80, 32768, "tcp")))));
    }
}
