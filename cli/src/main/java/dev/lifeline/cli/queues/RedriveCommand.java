package dev.lifeline.cli.queues;

import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.queues.Redrive.RedriveOutcome;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.QuarantinedMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Redrives quarantined messages, dead letters and failed deliveries. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = {
            "Returns messages to the queue that they came from: quarantined ones, dead letters, failed deliveries.",
            "Each message is sent before it is deleted, so the command can be interrupted and repeated;"
                    + " a message that arrives twice is harmless. Exits with 1 if messages were kept."
        })
public final class RedriveCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--queue", description = "URL or ARN of the queue for messages that do not name theirs")
    private Optional<String> queue = Optional.empty();

    @Option(names = "--drop", description = "print each message and delete it, instead of returning it")
    private boolean drop;

    @Option(names = "--dry-run", description = "only show what would be done")
    private boolean dryRun;

    @Mixin
    private StackOptions stack = new StackOptions();

    private static final class Which {
        @Parameters(paramLabel = "ID", description = "ids of quarantined messages (lifeline quarantine)")
        private List<String> ids = List.of();

        @Option(names = "--all", description = "all quarantined messages")
        private boolean all;

        @Option(
                names = "--from",
                paramLabel = "QUEUE",
                description =
                        "queue of dead letters or failed deliveries: its URL, its ARN, or its output of the stack, such as"
                                + " FailedDeliveries")
        private Optional<String> from = Optional.empty();
    }

    @Override
    public Integer call() {
        Redrive.RedriveOptions options = new Redrive.RedriveOptions(
                queue,
                dryRun ? Redrive.RedriveMode.DRY_RUN : drop ? Redrive.RedriveMode.DROP : Redrive.RedriveMode.SEND);
        return stack.use(open -> {
            QuarantinedMessages quarantine = open.table().quarantined();
            Redrive redrive = new Redrive(
                    new Queues(open.sqs()),
                    options,
                    outcome -> stack.output().show(List.of(outcome), QueueJson::of, (out, done) -> done.show(out), ""));
            return ended(which.from
                    .map(from -> redrive.queue(url(from, open)))
                    .orElseGet(() -> redrive.quarantined(quarantine, chosen(quarantine))));
        });
    }

    /** The queues of the stack's outputs may be named as there, with or without {@code Url}. */
    private static String url(String name, OpenStack open) {
        return open.stack().find(name).or(() -> open.stack().find(name + "Url")).orElse(name);
    }

    private Stream<QuarantinedMessage> chosen(QuarantinedMessages quarantine) {
        return which.all
                ? quarantine.all().stream()
                : which.ids.stream()
                        .map(id -> quarantine
                                .find(id)
                                .orElseThrow(() -> new WrongInput(
                                        "there is no quarantined message " + id + "; lifeline quarantine lists them")));
    }

    private int ended(Stream<RedriveOutcome> outcomes) {
        List<RedriveOutcome> done = new ArrayList<>();
        try (outcomes) {
            outcomes.forEach(done::add);
        }
        if (done.isEmpty()) {
            stack.output()
                    .show(
                            List.<RedriveOutcome>of(),
                            QueueJson::of,
                            (out, none) -> none.show(out),
                            "nothing to redrive");
        }
        return done.stream().anyMatch(outcome -> outcome.result() == Redrive.RedriveResult.KEPT)
                ? ExitStatus.NOT_AS_WANTED.code()
                : 0;
    }
}
