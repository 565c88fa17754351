package dev.lifeline.controller.adopt;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.RunTaskCall;
import dev.lifeline.controller.event.RunTaskCall.ForeignRequest;
import dev.lifeline.controller.event.RunTaskCall.RecordedOutcome;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.store.AdoptingPolicies;
import dev.lifeline.controller.store.LaunchRecords;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.Adoption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stores foreign launches that CloudTrail reports, and adopts launches that made fewer tasks than requested, because
 * ECS sends no event for a task that it could not place.
 *
 * <p>A missing task is the refused first attempt of a run named after the event and the task's number, so that a second
 * delivery of the event makes no second run.
 */
public final class LaunchRecorder {
    /** A launch that failed longer ago is ignored: nobody waits for it now. */
    private static final Duration LATE = Duration.ofHours(1);

    private final AdoptingPolicies policies;
    private final LaunchRecords records;
    private final TaskDefinitions definitions;
    private final Clusters clusters;
    private final RunLoop loop;
    private final Adopter adopter;

    public LaunchRecorder(ControllerPorts ports, RunLoop loop, Adopter adopter) {
        this.policies = ports.foreign().policies();
        this.records = ports.foreign().records();
        this.definitions = ports.ecs().definitions();
        this.clusters = ports.rules().clusters();
        this.loop = loop;
        this.adopter = adopter;
    }

    public Received receive(Envelope envelope, RunTaskCall call) {
        if (call.asked().isEmpty()) {
            return nothing(call, "has no readable request, because it is too large for CloudTrail: nothing is stored");
        }
        if (call.foreign().isEmpty()) {
            return new Received.NotOurs(words(call, "is Lifeline's own or a service's"));
        }
        ForeignRequest asked = call.foreign().get();
        String cluster = asked.launch().request().cluster();
        if (!clusters.contains(cluster)) {
            return new Received.NotOurs(
                    words(call, "is for cluster " + cluster + ", and this deployment may act in " + clusters));
        }
        return switch (call.outcome()) {
            case RecordedOutcome.CallRefused refused ->
                nothing(call, "was refused with " + refused.errorCode() + ": nothing is adopted, its caller knows");
            case RecordedOutcome.Omitted omitted ->
                nothing(call, "has no readable answer, because it is too large for CloudTrail: its tasks are unknown");
            case RecordedOutcome.Answered answered -> answered(envelope.time(), call, asked, answered);
        };
    }

    private Received answered(
            Optional<Instant> at, RunTaskCall call, ForeignRequest asked, RecordedOutcome.Answered answered) {
        List<RunId> runs = new ArrayList<>();
        for (TaskRef task : answered.tasks()) {
            records.put(task, asked.launch().ofTask(), loop.decider().now());
            adopter.learn(task, asked.launch()).ifPresent(runs::add);
        }
        if (call.missing().isEmpty()) {
            return new Received.LaunchNoted(runs, List.of());
        }
        Instant earliest = loop.decider().now().minus(LATE);
        if (at.filter(time -> !time.isBefore(earliest)).isEmpty()) {
            return new Received.LaunchNoted(
                    runs,
                    List.of(words(call, "failed more than " + LATE.toHours() + " h ago: too late to be adopted")));
        }
        Optional<PolicyDocument> policy = policies.adopting(asked.placement());
        policy.ifPresent(adopting -> call.missing().forEach((id, failure) -> {
            adopt(id, asked, failure, adopting);
            runs.add(id);
        }));
        return new Received.LaunchNoted(
                runs,
                policy.isPresent()
                        ? List.of()
                        : List.of(words(
                                call,
                                "made " + answered.tasks().size() + " of " + asked.count()
                                        + " tasks, and no policy adopts it")));
    }

    private void adopt(RunId id, ForeignRequest asked, LaunchFailure failure, PolicyDocument policy) {
        if (loop.load(id).isPresent()) {
            return;
        }
        String name = asked.launch().request().taskDefinition();
        DefinitionEvidence definition = new DefinitionEvidence(definitions.definition(name)).answered();
        Adoption adoption = new RecordedEvidence(asked.launch(), policy.launch(), definition).alone();
        Identity identity = loop.decider().identity(id, id.value());
        Decision decision = loop.decider()
                .decide(
                        policy.policy(),
                        circumstances -> Supervisor.adoptRefused(
                                identity, adoption, new LaunchAnswer.NotPlaced(failure), circumstances));
        loop.begin(decision, new TimePassed());
    }

    private static Received nothing(RunTaskCall call, String why) {
        return new Received.LaunchNoted(List.of(), List.of(words(call, why)));
    }

    private static String words(RunTaskCall call, String what) {
        return "RunTask " + call.id() + " " + what;
    }
}
