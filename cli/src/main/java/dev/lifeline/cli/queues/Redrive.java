package dev.lifeline.cli.queues;

import dev.lifeline.cli.output.CountText;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.queues.Queues.ReceivedMessage;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.QuarantinedMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Returns messages to their queues: sends each before it deletes it. */
final class Redrive {
    private final Queues queues;
    private final RedriveOptions options;
    private final Consumer<RedriveOutcome> report;

    /** @param report receives each message; a dropped one before it is deleted, so that it is printed in any case */
    Redrive(Queues queues, RedriveOptions options, Consumer<RedriveOutcome> report) {
        this.queues = queues;
        this.options = options;
        this.report = report;
    }

    /** What to do with each message. */
    enum RedriveMode {
        DRY_RUN,
        SEND,
        DROP
    }

    /** @param otherwise the queue for messages that do not name theirs */
    record RedriveOptions(Optional<String> otherwise, RedriveMode mode) {}

    /** What was done with a message. */
    enum RedriveResult {
        SENT,
        DROPPED,
        /** It would be sent, without {@code --dry-run}. */
        PENDING,
        KEPT
    }

    /**
     * @param redriven how often it has been redriven
     * @param body only of a dropped message, which exists nowhere else
     */
    record RedriveOutcome(
            String id, RedriveResult result, Optional<String> queue, int redriven, String why, Optional<String> body) {

        void show(Printer out) {
            out.line(line());
            body.ifPresent(out::quote);
        }

        String line() {
            String to = queue.map(arn -> " to " + arn).orElse("");
            return id + " " + words(result) + to + (redriven > 1 ? ", redriven " + CountText.of(redriven, "time") : "")
                    + ": " + why;
        }

        private static String words(RedriveResult result) {
            return switch (result) {
                case SENT -> "sent";
                case DROPPED -> "dropped";
                case PENDING -> "would be sent";
                case KEPT -> "kept";
            };
        }
    }

    Stream<RedriveOutcome> quarantined(QuarantinedMessages quarantine, Stream<QuarantinedMessage> messages) {
        return messages.map(message -> {
            RedriveOutcome outcome = outcome(message);
            carryOut(outcome, message.body(), () -> quarantine.delete(message.id()));
            return outcome;
        });
    }

    private RedriveOutcome outcome(QuarantinedMessage message) {
        Optional<String> queue = message.origin().queue().or(options::otherwise);
        return outcome(
                new MessageToSend(
                        message.id(), message.body(), queue, message.origin().redriven() + 1),
                queue.isPresent()
                        ? "it was quarantined: " + message.reason()
                        : "its queue is unknown: name it with --queue, or invoke "
                                + message.origin().function() + " with it; it was quarantined: " + message.reason());
    }

    /** A message, from a queue or from quarantine. */
    private record MessageToSend(String id, String body, Optional<String> queue, int redriven) {}

    /** Until all messages were seen; those that are kept become visible again. */
    Stream<RedriveOutcome> queue(String from) {
        List<ReceivedMessage> staying = new ArrayList<>();
        return Stream.generate(() -> queues.receive(from))
                .takeWhile(batch -> !batch.isEmpty())
                .flatMap(List::stream)
                .map(message -> {
                    RedriveOutcome outcome = outcome(message);
                    carryOut(outcome, message.body(), () -> queues.delete(from, message));
                    if (outcome.result() == RedriveResult.KEPT || outcome.result() == RedriveResult.PENDING) {
                        staying.add(message);
                    }
                    return outcome;
                })
                .onClose(() -> staying.forEach(message -> queues.release(from, message)));
    }

    private RedriveOutcome outcome(ReceivedMessage message) {
        DeadLetter letter = DeadLetter.of(message);
        return switch (letter) {
            case DeadLetter.ScheduledRound round ->
                new RedriveOutcome(
                        message.id(),
                        options.mode() == RedriveMode.DRY_RUN ? RedriveResult.PENDING : RedriveResult.DROPPED,
                        Optional.empty(),
                        message.redriven(),
                        letter.why(),
                        Optional.of(message.body()));
            case DeadLetter.FailedDelivery delivery ->
                outcome(letter(message, message.queue().or(options::otherwise)), letter.why());
            case DeadLetter.FailedInvocation invocation -> outcome(letter(message, message.queue()), letter.why());
            case DeadLetter.UndeliveredRunChanges changes -> outcome(letter(message, message.queue()), letter.why());
        };
    }

    private static MessageToSend letter(ReceivedMessage message, Optional<String> queue) {
        return new MessageToSend(message.id(), message.body(), queue, message.redriven() + 1);
    }

    private RedriveOutcome outcome(MessageToSend message, String why) {
        if (options.mode() == RedriveMode.DROP) {
            return new RedriveOutcome(
                    message.id(), RedriveResult.DROPPED, Optional.empty(), 0, why, Optional.of(message.body()));
        }
        RedriveResult result = message.queue().isEmpty()
                ? RedriveResult.KEPT
                : options.mode() == RedriveMode.DRY_RUN ? RedriveResult.PENDING : RedriveResult.SENT;
        return new RedriveOutcome(message.id(), result, message.queue(), message.redriven(), why, Optional.empty());
    }

    private void carryOut(RedriveOutcome outcome, String body, Runnable delete) {
        switch (outcome.result()) {
            case SENT -> {
                queues.send(outcome.queue().orElseThrow(), body, outcome.redriven());
                delete.run();
                report.accept(outcome);
            }
            case DROPPED -> {
                report.accept(outcome);
                delete.run();
            }
            case PENDING, KEPT -> report.accept(outcome);
        }
    }
}
