package dev.lifeline.tests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.local.cloud.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A run from a day ago, whose function died. */
final class AbandonedRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Policy policy;
    private final Instant then;
    private final ObjectNode sample;
    private final EcsTask over;
    private Instant now;
    private Decision last;

    AbandonedRun(String name, Policy policy, Instant then) {
        this.name = name;
        this.policy = policy;
        this.then = then;
        this.now = then;
        this.sample = sample("exit-1-ec2.json");
        sample.withObject("/detail").put("startedBy", identity(name).task(1).startedBy());
        sample.withObject("/detail").put("createdAt", then.toString());
        sample.withObject("/detail").put("taskArn", ref().arn());
        sample.withObject("/detail").put("containerInstanceArn", instance());
        Event.TaskStateChange event = (Event.TaskStateChange) new EventParser().parse(sample.toString());
        this.over = event.detail().task();
        this.last = Supervisor.launch(
                identity(name),
                LaunchOrder.of(tagged(event.detail().launch().get().request())),
                circumstances());
        observe(new LaunchAnswered(1, new LaunchAnswer.TaskCreated(ref(), Optional.of(alive(event)))));
    }

    Decision last() {
        return last;
    }

    AbandonedRun observe(Observation observation) {
        last = Supervisor.decide(last.run(), observation, circumstances());
        return this;
    }

    AbandonedRun stopFails() {
        return observe(new StopAnswered(1, ref(), new StopAnswer.StopFailed("no answer")));
    }

    AbandonedRun stopped() {
        return observe(new TaskSeen(1, over));
    }

    /** Its next RunTask had no answer for an hour, so ECS is asked whether a task exists. */
    AbandonedRun asksForItsNextTask() {
        observe(new TaskSeen(1, over)).observe(new TimePassed());
        now = then.plus(Duration.ofHours(1));
        return observe(new TimePassed());
    }

    /** A duplicate of the attempt's event. */
    String event(long version) {
        ObjectNode late = sample.deepCopy();
        late.withObject("/detail").put("version", version);
        return late.toString();
    }

    String instanceGone() {
        ObjectNode gone = sample("instance-inactive.json");
        gone.withObject("/detail").put("containerInstanceArn", instance());
        return gone.toString();
    }

    String instanceImpaired() {
        ObjectNode impaired = sample("instance-impaired.json");
        impaired.withObject("/detail").put("containerInstanceArn", instance());
        return impaired.toString();
    }

    /** A foreign launch of its task, as CloudTrail reports it. */
    ObjectNode recorded() {
        ObjectNode record = sample("runtask-recorded-fargate.json");
        ((ObjectNode) record.at("/detail/responseElements/tasks/0")).put("taskArn", ref().arn());
        return record;
    }

    private EcsTask alive(Event.TaskStateChange event) {
        ObjectNode running = sample.deepCopy();
        ObjectNode detail = running.withObject("/detail");
        detail.put("version", event.detail().task().version() - 1);
        detail.put("lastStatus", "RUNNING").put("desiredStatus", "RUNNING");
        detail.remove("stopCode");
        detail.remove("stoppedReason");
        detail.remove("stoppedAt");
        detail.remove("stoppingAt");
        detail.remove("executionStoppedAt");
        detail.withArray("containers").forEach(container -> {
            ((ObjectNode) container).put("lastStatus", "RUNNING");
            ((ObjectNode) container).remove("exitCode");
            ((ObjectNode) container).remove("reason");
        });
        return ((Event.TaskStateChange) new EventParser().parse(running.toString()))
                .detail()
                .task();
    }

    private TaskRef ref() {
        return new TaskRef("arn:aws:ecs:us-east-1:111122223333:task/prod/" + name);
    }

    private String instance() {
        return "arn:aws:ecs:us-east-1:111122223333:container-instance/prod/" + name;
    }

    private Circumstances circumstances() {
        return new Circumstances(policy, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, now, 0.5);
    }

    private static Identity identity(String name) {
        return new Identity(new RunId(name), Functions.NAMESPACE, Nonce.first(1), Coverage.DECISIVE, "invocation");
    }

    private static LaunchRequest tagged(LaunchRequest request) {
        return new LaunchRequest(
                request.cluster(),
                request.taskDefinition(),
                request.essentials(),
                request.definedSize(),
                request.compute(),
                request.network(),
                request.overrides(),
                request.options().with(new Tagging(Optional.empty(), false, Map.of("team", "etl"))));
    }

    static ObjectNode sample(String file) {
        try {
            return (ObjectNode) JSON.readTree(
                    Files.readString(Repository.ROOT.resolve("events").resolve(file))
                            .replace("eu-central-1", "us-east-1"));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(file, broken);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
