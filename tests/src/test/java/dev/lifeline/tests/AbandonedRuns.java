package dev.lifeline.tests;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What no scenario covers, because it needs the death of a function a day ago: runs with a pending call to ECS, and a
 * function that then makes it.
 */
final class AbandonedRuns {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAST_EVERY_TOKEN = Duration.ofHours(25);
    private static final String AT_ONCE = """
            {"name": "at-once", "match": [{"cluster": "prod"}], "rules": [{"then": "retry", "delay": "0s"}], "budgets": {"exit": {"attempts": 3}}}""";

    private final LocalCloud cloud;
    private final PolicyDocument policy;
    private final Instant then;

    private AbandonedRuns(LocalCloud cloud) {
        this.cloud = cloud;
        this.policy = atOnce();
        this.then = cloud.clock().instant().minus(PAST_EVERY_TOKEN);
        CanonicalPolicy canonical = CanonicalPolicy.of(policy);
        cloud.ecs().with((ecs, now) -> {
            ecs.createCluster("prod");
            ecs.registerTaskDefinition(
                    TaskDefinitionSpec.of(
                            "nightly-report",
                            NetworkMode.BRIDGE,
                            List.of(ContainerDefinition.of("app", "example/report:1"))),
                    now);
            return now;
        });
        cloud.table().policies().put(new NewPolicy("at-once", canonical.hash(), canonical.json(), then));
        imageFailed("example/report:1");
    }

    /** Once, so that it is checked before each launch. */
    private void imageFailed(String image) {
        cloud.table()
                .registers()
                .write(
                        new Register(
                                "breaker#image " + image,
                                GuardCodec.BREAKER.text(new Breaker.Closed(List.of(then))),
                                0),
                        Optional.empty());
    }

    static void play() {
        on(1, AbandonedRuns::eventsMeetRuns);
        on(1, AbandonedRuns::instanceMeetsRun);
        on(1, AbandonedRuns::launchMeetsRuns);
        on(1, AbandonedRuns::recordMeetsRuns);
        on(1, AbandonedRuns::reconcileMeetsRun);
        on(1, AbandonedRuns::controlMeetsRuns);
        on(1, AbandonedRuns::deleteMeetsRun);
        on(1, AbandonedRuns::readersMeetRun);
    }

    private static void on(int speed, Consumer<AbandonedRuns> meetings) {
        LocalCloud.CloudOptions options = new LocalCloud.CloudOptions(
                Repository.ROOT.resolve("template.yaml"),
                Map.of("AdoptTasks", "recorded"),
                LocalCloud.CloudPorts.ANY,
                speed,
                1,
                Duration.ofSeconds(1),
                Script.NOTHING_FAILS,
                UnaryOperator.identity(),
                (line, level) -> {},
                note -> {});
        try (LocalCloud cloud = LocalCloud.start(options)) {
            meetings.accept(new AbandonedRuns(cloud));
        }
    }

    private void eventsMeetRuns() {
        AbandonedRun stop = running("stop-by-task").observe(new StopRequested("enough", StopManner.GRACEFUL));
        store(stop);
        cloud.invoke("TaskStateChange", stop.event(1));

        AbandonedRun find = running("find-by-task").asksForItsNextTask();
        store(find);
        cloud.invoke("TaskStateChange", find.event(1));
    }

    private void instanceMeetsRun() {
        AbandonedRun lost = running("lost");
        store(lost);
        cloud.invoke("InstanceStateChange", lost.instanceGone());

        store(running("stop-by-instance").observe(new StopRequested("enough", StopManner.GRACEFUL)));
        store(running("describe-by-instance"));
        for (String name : new String[] {"stop-by-instance", "describe-by-instance"}) {
            cloud.invoke("InstanceStateChange", running(name).instanceImpaired());
        }
    }

    private void launchMeetsRuns() {
        store(running("stop-by-launch").observe(new StopRequested("enough", StopManner.GRACEFUL)));
        store(running("find-by-launch").asksForItsNextTask());
        for (String name : new String[] {"stop-by-launch", "find-by-launch"}) {
            cloud.invoke("LaunchRun", launch(name, "at-once"));
        }
        cloud.invoke("LaunchRun", launch("mistyped", "at-onse"));
    }

    private static String launch(String name, String policy) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("policy", policy)
                .put("cluster", "prod")
                .put("taskDefinition", "nightly-report:1")
                .put("launchType", "EC2")
                .toString();
    }

    private void recordMeetsRuns() {
        AbandonedRun stop = running("stop-by-record").observe(new StopRequested("enough", StopManner.GRACEFUL));
        AbandonedRun find = running("find-by-record").asksForItsNextTask();
        AbandonedRun describe = running("describe-by-record")
                .observe(new StopRequested("enough", StopManner.GRACEFUL))
                .stopFails();
        for (AbandonedRun play : new AbandonedRun[] {stop, find, describe}) {
            store(play);
            cloud.invoke("RecordLaunch", play.recorded().toString());
        }

        ObjectNode failed = AbandonedRun.sample("runtask-failed-memory-ec2.json");
        ObjectNode asked = failed.withObject("/detail/requestParameters").put("taskDefinition", "nightly-report:1");
        asked.putArray("tags").addObject().put("key", "team").put("value", "etl");
        cloud.invoke("RecordLaunch", failed.toString());
    }

    private void reconcileMeetsRun() {
        store(running("find-by-reconcile").asksForItsNextTask());
        store(running("stop-by-reconcile").observe(new StopRequested("enough", StopManner.GRACEFUL)));
        store(running("describe-by-reconcile")
                .observe(new StopRequested("enough", StopManner.GRACEFUL))
                .stopFails());
        cloud.invoke("Reconcile", "{}");
    }

    private void controlMeetsRuns() {
        store(running("find-by-control").asksForItsNextTask());
        store(running("describe-by-control")
                .observe(new StopRequested("enough", StopManner.GRACEFUL))
                .stopFails());
        store(running("stop-by-control"));
        for (String name : new String[] {"find-by-control", "describe-by-control", "stop-by-control"}) {
            cloud.invoke("ControlRun", "{\"run\": \"" + name + "\", \"action\": \"STOP\"}");
        }
        store(running("again-by-control")
                .observe(new StopRequested("enough", StopManner.GRACEFUL))
                .stopped());
        for (String policy : new String[] {"at-onse", "at-once"}) {
            cloud.invoke(
                    "ControlRun",
                    "{\"run\": \"again-by-control\", \"action\": \"RERUN\", \"changes\": {\"policy\": \"" + policy
                            + "\"}}");
        }
    }

    private void deleteMeetsRun() {
        AbandonedRun over = running("deleted")
                .observe(new StopRequested("enough", StopManner.GRACEFUL))
                .stopped();
        store(over);
        for (int save = 0; save < 40; save++) {
            Stored read = cloud.table().runs().load(new RunId("deleted")).orElseThrow();
            cloud.table().runs().save(read.run(), read, Optional.of(over.last().explanation()));
        }
        cloud.invoke("DeleteRun", "{\"run\": \"deleted\"}");
    }

    private void readersMeetRun() {
        store(running("described"));
        cloud.invoke("DescribeRun", "{\"run\": \"described\"}");
        cloud.invoke("ListRuns", "{}");
    }

    private AbandonedRun running(String name) {
        return new AbandonedRun(name, policy.policy(), then);
    }

    private void store(AbandonedRun play) {
        cloud.table().runs().create(play.last().run(), play.last().explanation());
    }

    private static PolicyDocument atOnce() {
        return switch (new PolicyParser().parse(AT_ONCE)) {
            case Requested.Valid<PolicyDocument> valid -> valid.value().at(1);
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }
}
