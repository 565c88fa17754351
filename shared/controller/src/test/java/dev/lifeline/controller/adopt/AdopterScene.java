package dev.lifeline.controller.adopt;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.event.TaskDetail.ToldLaunch;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.TaskSelector;
import dev.lifeline.controller.store.AdoptingPolicies;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.text.Glob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;

/** A task that Lifeline did not launch, in a world with policies that may adopt it. */
abstract class AdopterScene {
    static final TaskRef TASK =
            new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/366ea30b6e732d54b24717ccb03debeb");

    static final RunId ID = new RunId(TASK.id());
    static final String DEFINITION_ARN = Runs.REQUEST.taskDefinition();
    static final String PULL_ERROR = "CannotPullContainerError: i/o timeout";

    final TestWorld world = new TestWorld(Runs.NOON);

    @BeforeEach
    void define() {
        define(false);
        world.ecs.put(foreign());
    }

    void define(boolean awsvpc) {
        world.ecs.define(
                DEFINITION_ARN,
                new DefinitionAnswer.DefinitionFound(
                        DEFINITION_ARN,
                        List.of("app"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        awsvpc,
                        Map.of()));
    }

    /** A task launched by hand. */
    static EcsTask foreign() {
        return new EcsTask(
                TASK,
                1,
                Known.PENDING,
                Known.RUNNING,
                Optional.empty(),
                new EcsTask.Times(
                        Optional.of(Runs.NOON), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                placement(Optional.of("family:etl")),
                List.of(new EcsContainer(
                        "app",
                        EcsStatus.of("PENDING"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
    }

    static EcsTask.Placement placement(Optional<String> group) {
        return new EcsTask.Placement(
                "prod",
                DEFINITION_ARN,
                group,
                Optional.of("someone"),
                Optional.of(LaunchType.KnownLaunchType.FARGATE),
                Optional.empty(),
                Optional.empty());
    }

    static TaskDetail event(EcsTask task) {
        LaunchRequest like = Runs.REQUEST;
        LaunchRequest told = new LaunchRequest(
                "prod",
                DEFINITION_ARN,
                new Essentials.EssentialsUnknown(),
                Optional.empty(),
                like.compute(),
                Optional.of(new Network(List.of("subnet-2"), List.of(), false)),
                like.overrides(),
                like.options());
        return new TaskDetail(task, () -> new ToldLaunch(told, List.of()));
    }

    static PolicyDocument document(String name, Mode mode, String family, LaunchTemplate launch) {
        Policy like = DefaultPolicy.named(name).orElseThrow();
        Policy policy = new Policy(
                like.name(), 0, mode, like.pull(), like.rules(), like.budgets(), like.timeouts(), Optional.empty());
        TaskSelector match = new TaskSelector(
                Optional.empty(), Optional.of(new Glob(family)), Optional.empty(), Optional.empty(), Optional.empty());
        return new PolicyDocument(policy, List.of(match), launch);
    }

    static PolicyDocument adopting(Mode mode) {
        return document("default", mode, "etl", LaunchTemplate.NONE);
    }

    Adopter adopter(PolicyDocument... documents) {
        ControllerPorts ports =
                world.controllerPorts(AdoptionPorts.unrecorded(AdoptingPolicies.of(List.of(documents))));
        return new Adopter(ports, new RunLoop(ports));
    }

    Received receive(EcsTask task) {
        return adopter(adopting(Mode.ENFORCE)).receive(event(task));
    }

    EcsTask change(UnaryOperator<EcsTask> change) {
        return world.ecs.change(TASK, change);
    }

    Run run() {
        return world.store.peek(ID).orElseThrow();
    }

    String journal() {
        return world.store.journal(ID).getLast().explanation().reason();
    }
}
