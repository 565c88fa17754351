package dev.lifeline.tests.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.SaveResult;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;

/** Runs in the table, and events about them made from the samples. */
record SampleRuns(RunStore store) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static String sample(String name) throws IOException {
        return Files.readString(Backend.ROOT.resolve("events/" + name));
    }

    /** A batch with one event, of a task whose run waits for its end: what most cold starts begin with. */
    String event(String run) throws IOException {
        return batch(ended(run));
    }

    /** Stores a run with a live task, and returns the event that the task exited with 0. */
    String ended(String run) throws IOException {
        RunId id = new RunId(run);
        launched(id, Instant.now());
        return of(id, sample("exit-0-ec2.json"));
    }

    /** The run is launched; ECS answered with the task's name. */
    Decision launched(RunId id, Instant now) {
        Decision launch = Supervisor.launch(Runs.identity(id), LaunchOrder.of(Runs.REQUEST), Runs.at(now));
        store.create(launch.run(), launch.explanation());
        return observe(launch, new LaunchAnswered(1, new LaunchAnswer.TaskCreated(task(id), Optional.empty())), now);
    }

    /** Applies another observation. */
    Decision observe(Decision before, Observation observation, Instant now) {
        Decision next = Supervisor.decide(before.run(), observation, Runs.at(now));
        Stored read = store.load(before.run().id()).orElseThrow();
        SaveResult saved = store.save(next.run(), read, Optional.of(next.explanation()));
        if (!(saved instanceof SaveResult.Saved)) {
            throw new AssertionError(saved);
        }
        return next;
    }

    private static TaskRef task(RunId id) {
        return new TaskRef("arn:aws:ecs:us-east-1:111122223333:task/prod/" + id.value());
    }

    /** The sample, as if it were about the run's first attempt. */
    static String of(RunId id, String sample) throws IOException {
        ObjectNode event = (ObjectNode) MAPPER.readTree(sample);
        ObjectNode detail = (ObjectNode) event.path("detail");
        detail.put("taskArn", task(id).arn())
                .put("clusterArn", "arn:aws:ecs:us-east-1:111122223333:cluster/prod")
                .put("taskDefinitionArn", Runs.REQUEST.taskDefinition())
                .put("createdAt", Instant.now().toString())
                .put("startedBy", Runs.identity(id).task(1).startedBy());
        event.put("region", "us-east-1");
        return event.toString();
    }

    static String batch(String... bodies) {
        ObjectNode batch = MAPPER.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        for (String body : bodies) {
            records.addObject()
                    .put("messageId", "m" + records.size())
                    .put("receiptHandle", "handle")
                    .put("body", body)
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", "arn:aws:sqs:eu-west-1:111122223333:TaskEvents")
                    .putObject("attributes")
                    .put("ApproximateReceiveCount", "1");
        }
        return batch.toString();
    }

    static JsonNode json(String text) throws IOException {
        return MAPPER.readTree(text);
    }
}
