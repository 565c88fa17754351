package dev.lifeline.functions;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.RunTable;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.loop.CachedPolicies;
import dev.lifeline.controller.loop.EventReceiver;
import dev.lifeline.controller.loop.ForeignTasks;
import dev.lifeline.controller.loop.Launcher;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Surroundings;
import dev.lifeline.controller.port.LaunchRecords;
import dev.lifeline.controller.port.Parking;
import dev.lifeline.controller.port.Pause;
import dev.lifeline.functions.Settings.Recorder;
import dev.lifeline.lifecycle.run.Limits;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The controller with all that it needs, put together: what the handlers are made of. */
public record Lifeline(EventReceiver receiver, Launcher launcher, Reconciler reconciler) {
    private static final Duration ECS_TIMEOUT = Duration.ofSeconds(10);

    /** How long a policy's latest version is taken for the latest without asking again. */
    public static final Duration POLICY_FRESHNESS = Duration.ofMinutes(1);

    /** How many partitions of the due index the runs are spread over. */
    public static final int DUE_SHARDS = 4;

    /** The controller in given surroundings. */
    public static Lifeline in(Surroundings surroundings, ForeignTasks foreign, Parking parking, Pause pause) {
        return new Lifeline(
                new EventReceiver(surroundings, foreign, parking),
                new Launcher(surroundings),
                new Reconciler(surroundings, pause));
    }

    /** The controller on AWS, as the function's environment says. */
    static Lifeline onAws() {
        Settings settings = Settings.of(System.getenv());
        return onAws(settings, settings.recorder());
    }

    /** The same with the recorder on, whatever the environment says: for the function that is the recorder. */
    static Lifeline recordingOnAws() {
        return onAws(Settings.of(System.getenv()), Recorder.ON);
    }

    private static Lifeline onAws(Settings settings, Recorder recorder) {
        AwsClients clients = AwsClients.fromEnvironment(ECS_TIMEOUT);
        RunTable table = new RunTable(settings.table(), DUE_SHARDS, settings.journalRetention());
        Clock clock = Clock.systemUTC();
        RunCodec codec = new RunCodec();
        CachedPolicies policies =
                new CachedPolicies(clients.policyStore(table), new PolicyLines(), clock, POLICY_FRESHNESS);
        Surroundings surroundings = new Surroundings(
                clients.runStore(table, codec),
                clients.taskRunner(),
                policies,
                new DecisionLines(),
                clock,
                new SecureRandom(),
                Limits.STANDARD);
        LaunchRecords records = switch (recorder) {
            case ON -> clients.launchRecords(table, codec);
            case OFF -> LaunchRecords.none();
        };
        return in(
                surroundings,
                new ForeignTasks(policies, records),
                clients.parking(table),
                moment -> sleepUntil(clock, moment));
    }

    private static void sleepUntil(Clock clock, Instant moment) {
        try {
            Thread.sleep(Duration.between(clock.instant(), moment));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
