package dev.lifeline.functions;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.controller.loop.RunController;
import dev.lifeline.controller.port.TimeAndDice;
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
 * One function on AWS, as its environment says.
 *
 * <p>With SnapStart, many functions begin with the memory of one. So before that memory is kept, the classes of
 * everything are loaded and warmed up by a rehearsal, of which nothing remains. The function's own clients make no call
 * before that, hence they hold neither connections nor credentials. After a restore all that is unique or grows old
 * (dice, policies that were read, measures) is made anew.
 */
final class DeployedFunction implements FunctionBody, Resource {
    private static final Duration ECS_TIMEOUT = Duration.ofSeconds(10);

    /**
     * The longest that one message, or one run that is due, may take: a call of ECS that is waited for in vain, and
     * then one of DynamoDB, which ends it.
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

    /** @throws IllegalArgumentException naming every variable of the environment that is missing or wrong */
    static FunctionBody of(Function<RunController, FunctionBody> function) {
        Map<String, String> environment = System.getenv();
        Settings settings = Settings.of(environment);
        AwsClients clients = AwsClients.ofFunction(ECS_TIMEOUT);
        DeployedFunction deployment =
                new DeployedFunction(() -> wiring(settings, clients).function(function), () -> {
                    clients.complete();
                    Rehearsal.play();
                });
        if ("snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            // Held weakly there: the handler holds it.
            Core.getGlobalContext().register(deployment);
        }
        return deployment;
    }

    private static Wiring wiring(Settings settings, AwsClients clients) {
        InstantSource clock = Clock.systemUTC();
        return new Wiring(
                settings,
                Means.of(
                        clients,
                        settings,
                        new TimeAndDice(clock, new SecureRandom()),
                        moment -> sleepUntil(clock, moment)),
                FunctionLog.LAMBDA,
                note -> {});
    }

    @Override
    public void handle(InputStream in, OutputStream out, com.amazonaws.services.lambda.runtime.Context context)
            throws IOException {
        current.handle(in, out, context);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        rehearsal.run();
        // What the rehearsal leaves behind would be kept and restored with the rest, and collected in one of the first
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
