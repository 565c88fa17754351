package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.functions.standin.StandIn;
import dev.lifeline.functions.trace.TraceHeader;
import dev.lifeline.functions.trace.Tracing;
import dev.lifeline.lifecycle.identity.Namespace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Plays a run from launch to end with the real functions, clients and codecs in front of a {@link StandIn}, so that the
 * code for the first event is loaded, linked and compiled before it arrives. Nothing is sent to AWS, and nothing is
 * logged. The rehearsal has separate clients, with credentials of no account.
 */
final class Rehearsal {
    /** Each round compiles more code. Code that is called once per round is compiled after about 200. */
    private static final int TIMES = 30;

    /** Where the SDK asks for credentials. During the rehearsal it is not Lambda. */
    private static final String CREDENTIALS = "aws.containerCredentialsFullUri";

    private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Settings SETTINGS = new Settings(
            new RunTable("rehearsal", Settings.SHARDS, Duration.ofDays(1)),
            "https://sqs.us-east-1.amazonaws.com/111122223333/timers",
            new Namespace("rehearsal"),
            "rehearsal",
            Settings.AdoptionMode.RECORDED,
            GuardRules.STANDARD,
            new Clusters("arn:aws:ecs:" + StandIn.ACCOUNT + ":cluster/", List.of("prod")));

    private final List<String> answers = new ArrayList<>();
    private final AwsClients clients;
    private final RehearsedEvents events;
    private final Tracing tracing;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Rehearsal(AwsClients clients, RehearsedEvents events, Tracing tracing) {
        this.clients = clients;
        this.events = events;
        this.tracing = tracing;
    }

    static void play(Tracing tracing) {
        try (StandIn aws = StandIn.open()) {
            for (int time = 0; time < TIMES; time++) {
                play(aws, "rehearsal-" + time, tracing.rehearsed());
            }
            TlsWarmUp.load();
        } catch (IOException failure) {
            throw new IllegalStateException("the rehearsal before the checkpoint failed", failure);
        }
    }

    /** Plays one run and returns the functions' answers in the order of the calls. */
    static List<String> play(StandIn aws, String run, Tracing tracing) throws IOException {
        System.setProperty(CREDENTIALS, aws.credentials().toString());
        System.setProperty(TraceHeader.PROPERTY, TRACE);
        try (AwsClients clients = AwsClients.rehearsing(aws.uri(), TIMEOUT)) {
            return new Rehearsal(clients, new RehearsedEvents(run, aws::startedBy), tracing).life();
        } finally {
            System.clearProperty(CREDENTIALS);
            System.clearProperty(TraceHeader.PROPERTY);
        }
    }

    private List<String> life() throws IOException {
        work(RunLaunch::new, events.request());
        work(RunLaunch::new, events.request());
        receive(RehearsedEvents.batch(
                events.pending(1), events.pending(1), events.pullFailed(1), events.ofOthers(), "{"));
        now = now.plus(Duration.ofSeconds(40));
        work(controller -> new ReconcileRound(controller.reconciler()), "{}");
        receive(RehearsedEvents.batch(events.running(2)));
        receive(events.succeeded(2));
        receive(events.instanceGone());
        invoke(wiring -> wiring.reader(DescribeRunHandler::work), events.named());
        invoke(wiring -> wiring.reader(ListRunsHandler::work), events.listing());
        work(ControlRunHandler::work, events.controlled("STOP"));
        work(DeleteRunHandler::work, events.named());
        return List.copyOf(answers);
    }

    private void work(Function<RunController, FunctionBody> function, String payload) throws IOException {
        invoke(wiring -> wiring.function(function), payload);
    }

    private void receive(String payload) throws IOException {
        invoke(Wiring::events, payload);
    }

    private void invoke(Function<Wiring, FunctionBody> function, String payload) throws IOException {
        Context context = new RehearsalContext();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        function.apply(wiring())
                .handle(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), out, context);
        answers.add(out.toString(StandardCharsets.UTF_8));
    }

    private Wiring wiring() {
        TimeAndDice chance = new TimeAndDice(() -> now, new SplittableRandom(1));
        return new Wiring(
                SETTINGS,
                Dependencies.of(clients, SETTINGS, chance, moment -> now = moment),
                (line, level) -> {},
                note -> {},
                tracing);
    }
}
