package dev.lifeline.local.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.port.PolicyStore.NewPolicy;
import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.local.ecs.EcsAccount;
import dev.lifeline.local.ecs.model.DesiredStatus;
import dev.lifeline.local.ecs.model.InstanceSpec;
import dev.lifeline.local.ecs.model.ListTasksRequest;
import dev.lifeline.local.ecs.model.NetworkMode;
import dev.lifeline.local.ecs.model.RunTaskRequest;
import dev.lifeline.local.ecs.model.TaskDefinitionSpec;
import dev.lifeline.local.ecs.script.Attempt;
import dev.lifeline.local.ecs.script.Behaviour;
import dev.lifeline.local.ecs.script.CallFault;
import dev.lifeline.local.ecs.script.Durations;
import dev.lifeline.local.ecs.script.Glob;
import dev.lifeline.local.ecs.script.Script;
import dev.lifeline.local.ecs.script.Selector;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.scenario.Scenario.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Plays scenarios on the local cloud, all at once, each against the real handlers. */
public final class Stage {
    private static final int INSTANCES = 2;
    private static final Behaviour GOOD = new Behaviour(Selector.ANY_TASK, List.of(Attempt.GOOD));
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Scenario> scenarios;
    private final Audience audience;
    private final AtomicReference<Optional<Playing>> playing = new AtomicReference<>(Optional.empty());
    private final Set<RunId> ended = ConcurrentHashMap.newKeySet();

    /** The tasks that somebody launched in ECS itself, by the runs that they are when they are adopted. */
    private final Map<RunId, ByHand> byHand = new ConcurrentHashMap<>();

    private record ByHand(Scenario scenario, TaskRef task) {}

    private record Playing(LocalCloud cloud, Instant start) {
        Duration elapsed() {
            return Duration.between(start, cloud.clock().instant());
        }
    }

    public Stage(List<Scenario> scenarios, Audience audience) {
        this.scenarios = List.copyOf(scenarios);
        this.audience = audience;
    }

    /**
     * How to play.
     *
     * @param speed simulated seconds a second
     * @param ecsTimeout how long the functions wait for an answer of ECS, in real time
     */
    public record Direction(Path template, int speed, long seed, Duration ecsTimeout) {}

    /** Plays every scenario to its end, or until its time is over. */
    public List<Outcome> play(Direction direction) {
        AtomicReference<Optional<CountingTaskRunner>> counter = new AtomicReference<>(Optional.empty());
        LocalCloud.Plan plan = new LocalCloud.Plan(
                direction.template(),
                0,
                direction.speed(),
                direction.seed(),
                direction.ecsTimeout(),
                script(),
                runner -> {
                    CountingTaskRunner counting = new CountingTaskRunner(runner, scenarios);
                    counter.set(Optional.of(counting));
                    return counting;
                },
                this::decided,
                unreadable -> {
                    throw unreadable;
                });
        try (LocalCloud cloud = LocalCloud.start(plan)) {
            Playing now = new Playing(cloud, cloud.clock().instant());
            playing.set(Optional.of(now));
            prepare(cloud);
            scenarios.forEach(scenario -> launch(now, scenario));
            return awaitEnds(now, counter.get().orElseThrow());
        }
    }

    /** One script of all: what is said in a scenario holds for its own cluster alone. */
    private Script script() {
        List<Behaviour> behaviours = new ArrayList<>();
        List<CallFault> calls = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Glob cluster = new Glob(scenario.name());
            Durations durations = scenario.script().durations();
            Stream.concat(scenario.script().behaviours().stream(), Stream.of(GOOD))
                    .map(behaviour -> in(cluster, behaviour, durations))
                    .forEach(behaviours::add);
            for (CallFault call : scenario.script().calls()) {
                calls.add(new CallFault(
                        call.operation(), cluster, call.family(), call.skip(), call.times(), call.kind()));
            }
        }
        return new Script(Durations.DEFAULT, behaviours, calls);
    }

    private static Behaviour in(Glob cluster, Behaviour behaviour, Durations durations) {
        Selector select = behaviour.select();
        return new Behaviour(
                new Selector(cluster, select.family(), select.image(), select.container()),
                behaviour.attempts().stream()
                        .map(attempt -> attempt.with(attempt.durations().orElse(durations)))
                        .toList());
    }

    private void prepare(LocalCloud cloud) {
        cloud.ecs().with((ecs, now) -> {
            for (Scenario scenario : scenarios) {
                ecs.createCluster(scenario.name());
                ecs.registerInstances(scenario.name(), InstanceSpec.small(INSTANCES, EcsAccount.EXAMPLE.region()), now);
                NetworkMode mode = scenario.platform() == Platform.EC2 ? NetworkMode.BRIDGE : NetworkMode.AWSVPC;
                ecs.registerTaskDefinition(TaskDefinitionSpec.of(scenario.name(), mode, scenario.containers()), now);
            }
            return now;
        });
        scenarios.forEach(scenario -> scenario.document().ifPresent(policy -> put(cloud, policy)));
    }

    private static void put(LocalCloud cloud, PolicyDocument policy) {
        CanonicalPolicy canonical = CanonicalPolicy.of(policy);
        cloud.policies()
                .put(new NewPolicy(
                        policy.policy().name(),
                        canonical.hash(),
                        canonical.json(),
                        cloud.clock().instant()));
    }

    private void launch(Playing now, Scenario scenario) {
        switch (scenario.launchedBy()) {
            case LIFELINE -> launchByLifeline(now, scenario);
            case HAND -> launchByHand(now.cloud(), scenario);
        }
    }

    private void launchByHand(LocalCloud cloud, Scenario scenario) {
        RunTaskRequest request = scenario.platform() == Platform.EC2
                ? RunTaskRequest.ec2(scenario.name(), scenario.name())
                : RunTaskRequest.fargate(scenario.name(), scenario.name());
        cloud.ecs().with((ecs, now) -> {
            TaskRef task =
                    new TaskRef(ecs.runTask(request, now).tasks().getFirst().taskArn());
            return byHand.put(new RunId(task.id()), new ByHand(scenario, task));
        });
    }

    /** What the run is to the audience. */
    private RunId shown(RunId run) {
        return Optional.ofNullable(byHand.get(run))
                .map(task -> new RunId(task.scenario().name()))
                .orElse(run);
    }

    private RunId run(Scenario scenario) {
        return byHand.entrySet().stream()
                .filter(entry -> entry.getValue().scenario().equals(scenario))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> new RunId(scenario.name()));
    }

    private void launchByLifeline(Playing now, Scenario scenario) {
        switch (now.cloud().invoke("LaunchRun", request(scenario))) {
            case InvocationOutcome.Responded responded
            when responded.response().contains("\"problems\"") ->
                throw new IllegalArgumentException(
                        "scenario " + scenario.name() + " cannot be launched: " + responded.response());
            case InvocationOutcome.Responded responded -> {}
            case InvocationOutcome.Died died -> audience.functionDied(now.elapsed(), new RunId(scenario.name()));
            case InvocationOutcome.Failed failed ->
                throw new IllegalStateException("LaunchRun failed for scenario " + scenario.name() + ": "
                        + failed.errorType() + ": " + failed.message());
        }
    }

    private static String request(Scenario scenario) {
        ObjectNode request = MAPPER.createObjectNode()
                .put("name", scenario.name())
                .put("policy", scenario.policy())
                .put("cluster", scenario.name())
                .put("taskDefinition", scenario.name());
        switch (scenario.platform()) {
            case FARGATE -> request.put("launchType", "FARGATE");
            case EC2 -> request.put("launchType", "EC2");
            case FARGATE_SPOT ->
                request.withArray("capacityProviderStrategy").addObject().put("capacityProvider", "FARGATE_SPOT");
        }
        if (scenario.platform() != Platform.EC2) {
            request.withObject("/networkConfiguration/awsvpcConfiguration")
                    .withArray("subnets")
                    .add("subnet-0example");
        }
        return request.toString();
    }

    private void decided(RunId run, Decision decision) {
        if (decision.run().hasEnded() && decision.run().pending().isEmpty()) {
            ended.add(run);
        }
        if (decision.outcome() == Decision.Outcome.APPLIED) {
            playing.get().ifPresent(now -> audience.decided(now.elapsed(), shown(run), decision));
        }
    }

    private List<Outcome> awaitEnds(Playing now, CountingTaskRunner counter) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        while (outcomes.size() < scenarios.size()) {
            for (Scenario scenario : scenarios) {
                if (!outcomes.containsKey(scenario.name())) {
                    Optional<Outcome> outcome = outcome(now, scenario, counter);
                    outcome.ifPresent(end -> {
                        outcomes.put(scenario.name(), end);
                        audience.ended(now.elapsed(), end);
                    });
                }
            }
            glance();
        }
        return scenarios.stream()
                .map(scenario -> outcomes.get(scenario.name()))
                .map(Objects::requireNonNull)
                .toList();
    }

    private static void glance() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scenarios were played", interrupted);
        }
    }

    private Optional<Outcome> outcome(Playing now, Scenario scenario, CountingTaskRunner counter) {
        RunId id = run(scenario);
        boolean late = now.elapsed().compareTo(PATIENCE) > 0;
        return late || ended.contains(id)
                ? now.cloud().store().load(id).map(Stored::run).map(run -> outcome(now, scenario, run, counter))
                : Optional.empty();
    }

    private Outcome outcome(Playing now, Scenario scenario, Run run, CountingTaskRunner counter) {
        List<TaskRef> tasks = tasks(now.cloud(), run);
        return new Outcome(
                scenario,
                run.phase() instanceof Phase.Ended over ? Optional.of(over.result()) : Optional.empty(),
                run.attempt().status().state(),
                run.attempt().number(),
                causes(run),
                counter.launches(run.id()),
                tasks.stream().mapToInt(counter::stops).sum(),
                tasks.size());
    }

    private static List<Cause> causes(Run run) {
        List<Cause> causes =
                new ArrayList<>(run.past().stream().map(PastAttempt::cause).toList());
        if (run.phase() instanceof Phase.Ended over) {
            over.cause().ifPresent(cause -> causes.add(cause.cause()));
        }
        return causes;
    }

    /** Every task that ECS made for the run, whether or not the run knows of it. */
    private List<TaskRef> tasks(LocalCloud cloud, Run run) {
        return cloud.ecs().with((ecs, now) -> {
            List<TaskRef> tasks = new ArrayList<>();
            Optional.ofNullable(byHand.get(run.id())).ifPresent(first -> tasks.add(first.task()));
            for (DesiredStatus desired : DesiredStatus.values()) {
                for (int attempt = 1; attempt <= run.attempt().number(); attempt++) {
                    ecs.listTasks(
                                    ListTasksRequest.startedBy(
                                            run.request().cluster(), run.id().startedBy(attempt), desired),
                                    now)
                            .taskArns()
                            .forEach(arn -> tasks.add(new TaskRef(arn)));
                }
            }
            return tasks;
        });
    }
}
