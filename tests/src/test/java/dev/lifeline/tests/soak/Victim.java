package dev.lifeline.tests.soak;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.local.cloud.Functions;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.lambda.InvokeService;
import dev.lifeline.local.router.FinishedInvocation;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterLog;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.service.ServiceEndpoint;
import dev.lifeline.local.template.Template;
import dev.lifeline.simulator.ScaledClock;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The process that is killed: the functions, and DynamoDB Local over a folder that the next such process reuses. It
 * prints both addresses on one line, and ends when its parent is gone.
 */
final class Victim {
    /** Shorter than the lease of an effect, at the speed of the soak. */
    private static final Duration ECS_TIMEOUT = Duration.ofMillis(1500);

    private Victim() {}

    /**
     * Its arguments.
     *
     * @param folder the existing folder of the table
     * @param ecs the address of ECS
     * @param timers the address of the queue of timers
     */
    record Orders(Path folder, Path template, URI ecs, URI timers, SharedTime time) {
        List<String> arguments() {
            return List.of(
                    folder.toString(),
                    template.toString(),
                    ecs.toString(),
                    timers.toString(),
                    time.origin().toString(),
                    String.valueOf(time.speed()));
        }

        static Orders of(String... arguments) {
            return new Orders(
                    Path.of(arguments[0]),
                    Path.of(arguments[1]),
                    URI.create(arguments[2]),
                    URI.create(arguments[3]),
                    new SharedTime(Instant.parse(arguments[4]), Integer.parseInt(arguments[5])));
        }
    }

    public static void main(String... arguments) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            live(Orders.of(arguments), out);
        } catch (IOException | RuntimeException failure) {
            System.err.println("the victim fails: " + failure);
        }
        Runtime.getRuntime().halt(1); // otherwise the threads of DynamoDB Local would keep running
    }

    private static void live(Orders orders, PrintStream out) throws IOException {
        ScaledClock clock = orders.time().clock();
        Template template = Template.read(orders.template(), Functions.PARAMETERS);
        DynamoDbLocal dynamoDb = DynamoDbLocal.onDisk(orders.folder());
        AwsClients clients = AwsClients.local(dynamoDb.uri(), orders.ecs(), ECS_TIMEOUT);
        Tables.create(clients.dynamoDb(), template.tables());
        Functions functions = Functions.of(template, plan(TimerWire.to(orders.timers(), clock)), clients, clock);
        Router router = new Router(template, functions.handlers(), new RouterSetup(clock, new Random(), log()));
        out.println(
                ServiceEndpoint.at(0).serve(List.of(new InvokeService(router))).uri() + " " + dynamoDb.uri());
        while (System.in.read() >= 0) {}
    }

    private static Functions.FunctionOptions plan(Timers timers) {
        return new Functions.FunctionOptions(
                System.nanoTime(), timers, UnaryOperator.identity(), (line, level) -> {}, Victim::complain);
    }

    private static void complain(Note note) {
        if (note instanceof Note.PolicyUnreadable unreadable) {
            throw unreadable.policy();
        }
    }

    private static RouterLog log() {
        return new RouterLog() {
            @Override
            public void invoked(FinishedInvocation invocation) {
                if (invocation.outcome() instanceof InvocationOutcome.FunctionError) {
                    System.err.println(invocation);
                }
            }

            @Override
            public void logged(String function, String line) {
                System.err.println(function + ": " + line);
            }
        };
    }
}
