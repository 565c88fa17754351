package dev.lifeline.functions;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.query.RunQueries;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.functions.trace.Tracing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * One function on AWS, configured by its environment.
 *
 * <p>With SnapStart, many functions start from the memory of one. Before that memory is saved, a rehearsal loads and
 * warms up all classes and leaves nothing behind. The function's own clients make no call before, so they hold neither
 * connections nor credentials. A restore recreates everything that is unique or goes stale: dice, cached policies,
 * measures.
 */
final class DeployedFunction implements FunctionBody, Resource {
    private static final Duration ECS_TIMEOUT = Duration.ofSeconds(10);

    /**
     * The longest that one message, or one due run, may take: a call to ECS that times out, and the call to DynamoDB
     * after it.
     */
    static final Duration LONGEST_STEP = ECS_TIMEOUT.plus(AwsClients.DYNAMODB_TIMEOUT);

    private final Supplier<FunctionBody> making;
    private final Runnable rehearsal;
    private FunctionBody current;

    DeployedFunction(Supplier<FunctionBody> making, Runnable rehearsal) {
        this.making = making;
        this.rehearsal = rehearsal;
        this.current = making.get();
    }

    static FunctionBody of(Function<RunController, FunctionBody> function) {
        return of(function, ECS_TIMEOUT);
    }

    /** With another limit for calls to ECS. */
    static FunctionBody of(Function<RunController, FunctionBody> function, Duration ecsTimeout) {
        return deployed(wiring -> wiring.function(function), ecsTimeout);
    }

    /** The same for a function that receives events. */
    static FunctionBody ofEvents() {
        return deployed(Wiring::events, ECS_TIMEOUT);
    }

    /** The same for a function that only reads. */
    static FunctionBody reading(Function<RunQueries, FunctionBody> function) {
        return deployed(wiring -> wiring.reader(function), ECS_TIMEOUT);
    }

    private static FunctionBody deployed(Function<Wiring, FunctionBody> function, Duration ecsTimeout) {
        Map<String, String> environment = System.getenv();
        Settings settings = Settings.of(environment);
        Tracing tracing = Tracing.of(environment);
        AwsClients clients = AwsClients.ofFunction(ecsTimeout);
        DeployedFunction deployment =
                new DeployedFunction(() -> function.apply(wiring(settings, clients, tracing)), () -> {
                    clients.complete();
                    Rehearsal.play(tracing);
                });
        if ("snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            // The CRaC context holds it weakly, so the handler holds it.
            Core.getGlobalContext().register(deployment);
        }
        return deployment;
    }

    private static Wiring wiring(Settings settings, AwsClients clients, Tracing tracing) {
        InstantSource clock = Clock.systemUTC();
        return new Wiring(
                settings,
                Dependencies.of(
                        clients,
                        settings,
                        new TimeAndDice(clock, new SecureRandom()),
                        moment -> sleepUntil(clock, moment)),
                FunctionLog.LAMBDA,
                note -> {},
                tracing);
    }

    @Override
    public void handle(InputStream in, OutputStream out, com.amazonaws.services.lambda.runtime.Context context)
            throws IOException {
        current.handle(in, out, context);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        rehearsal.run();
        // Garbage of the rehearsal would be saved and restored with the rest, and collected during one of the first
        // events.
        System.gc();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        current = making.get();
    }

    private static void sleepUntil(InstantSource clock, Instant moment) {
        try {
            Thread.sleep(Duration.between(clock.instant(), moment));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
