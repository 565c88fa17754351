package dev.lifeline.tests.benchmark;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Runs in a table, each with a task that runs and the event that ends it. */
final class EndingRuns {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RunStore store;
    private int runs;

    EndingRuns(RunStore store) {
        this.store = store;
    }

    /** One of them. */
    record EndingRun(RunId id, Map<String, AttributeValue> key, String event) {}

    List<EndingRun> next(int count) throws IOException {
        List<EndingRun> endings = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            endings.add(ending(new RunId("run-" + ++runs)));
        }
        return endings;
    }

    private EndingRun ending(RunId id) throws IOException {
        ObjectNode event = (ObjectNode) MAPPER.readTree(Stopped.event("exit-0-ec2.json"));
        TaskRef task = new TaskRef("arn:aws:ecs:us-east-1:111122223333:task/prod/" + id.value());
        ((ObjectNode) event.path("detail"))
                .put("taskArn", task.arn())
                .put("clusterArn", "arn:aws:ecs:us-east-1:111122223333:cluster/prod")
                .put("taskDefinitionArn", Runs.REQUEST.taskDefinition())
                .put("createdAt", Runs.NOON.toString())
                .put("startedBy", Runs.identity(id).task(1).startedBy());
        Decision launch = Supervisor.launch(Runs.identity(id), LaunchOrder.of(Runs.REQUEST), Runs.at(Runs.NOON));
        Run run = launch.run();
        store.create(run, launch.explanation());
        Decision launched = Supervisor.decide(
                run, new LaunchAnswered(1, new LaunchAnswer.TaskCreated(task, Optional.empty())), Runs.at(Runs.NOON));
        store.save(launched.run(), store.load(id).orElseThrow(), Optional.of(launched.explanation()));
        return new EndingRun(id, Map.of("pk", fromS("run#" + id.key()), "sk", fromS("run")), event.toString());
    }

    /** As one batch of messages. */
    static String batch(List<EndingRun> endings) {
        ObjectNode batch = MAPPER.createObjectNode();
        var records = batch.putArray("Records");
        endings.forEach(ending -> records.addObject()
                .put("messageId", "message-" + records.size())
                .put("body", ending.event()));
        return batch.toString();
    }
}
