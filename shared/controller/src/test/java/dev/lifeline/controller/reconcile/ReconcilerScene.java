package dev.lifeline.controller.reconcile;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A reconciler, and runs that are due at times to choose. */
abstract class ReconcilerScene {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration CHECK = Duration.ofMinutes(15);

    final TestWorld world = new TestWorld(Runs.NOON);
    final ControllerPorts ports = world.controllerPorts();
    final RunLoop loop = new RunLoop(ports);
    final Reconciler reconciler = new Reconciler(ports, loop);

    /** A run whose launch was saved now by a function that then died: due when the lease is over. */
    RunId launched(String name) {
        return launched(name, "prod", "default");
    }

    RunId launched(String name, String cluster, String policy) {
        LaunchRequest like = Runs.REQUEST;
        LaunchRequest request = new LaunchRequest(
                cluster,
                like.taskDefinition(),
                like.essentials(),
                Optional.empty(),
                like.compute(),
                like.network(),
                like.overrides(),
                like.options());
        Circumstances now = Runs.at(world.clock.instant());
        Circumstances under = new Circumstances(
                PolicySource.builtIn().latest(policy).orElseThrow(),
                Optional.empty(),
                now.catalog(),
                now.limits(),
                now.now(),
                now.random());
        world.store.put(Supervisor.launch(Runs.identity(name), LaunchOrder.of(request), under)
                .run());
        return new RunId(name);
    }

    Run run(RunId id) {
        return world.store.peek(id).orElseThrow();
    }

    List<String> launches() {
        return world.ecs.launched().stream().map(launched -> launched.runName()).toList();
    }

    static Instant at(int seconds) {
        return Runs.NOON.plusSeconds(seconds);
    }
}
