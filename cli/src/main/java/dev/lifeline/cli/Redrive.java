package dev.lifeline.cli;

import dev.lifeline.cli.queues.Queues;
import dev.lifeline.cli.queues.Queues.Received;
import dev.lifeline.controller.port.ParkedMessages;
import dev.lifeline.controller.port.Parking.Parked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts messages back: sends each before it deletes it. */
final class Redrive {
    private final Queues queues;
    private final Plan plan;
    private final Consumer<Outcome> report;

    /**
     * @param report is told of each message: of one that is dropped before it is deleted, so that it is seen at last
     */
    Redrive(Queues queues, Plan plan, Consumer<Outcome> report) {
        this.queues = queues;
        this.plan = plan;
        this.report = report;
    }

    /** What is to be done with each message. */
    enum Mode {
        LOOK,
        PUT_BACK,
        DROP
    }

    /** @param otherwise the queue for messages that do not tell theirs */
    record Plan(Optional<String> otherwise, Mode mode) {}

    /** What became of a message. */
    enum Done {
        SENT,
        DROPPED,
        /** It would be sent. */
        PENDING,
        KEPT
    }

    /**
     * @param redriven how often it is put back by now
     * @param body only of one that was dropped: it is nowhere else
     */
    record Outcome(String id, Done done, Optional<String> queue, int redriven, String why, Optional<String> body) {

        void show(Printer out) {
            String to = queue.map(arn -> " to " + arn).orElse("");
            out.line(id + " " + done.name().toLowerCase(Locale.ROOT) + to
                    + (redriven > 1 ? ", redriven " + redriven + " times" : "") + ": " + why);
            body.ifPresent(out::quote);
        }
    }

    Stream<Outcome> parked(ParkedMessages parking, Stream<Parked> messages) {
        return messages.map(message -> {
            Outcome outcome = outcome(message);
            carryOut(outcome, message.body(), () -> parking.delete(message.id()));
            return outcome;
        });
    }

    private Outcome outcome(Parked message) {
        Optional<String> queue = message.origin().queue().or(plan::otherwise);
        return outcome(
                new Letter(message.id(), message.body(), queue, message.origin().redriven() + 1),
                queue.isPresent()
                        ? "it was parked since " + message.reason()
                        : "its queue is not known: name it with --queue, or invoke "
                                + message.origin().function() + " with it; it was parked since " + message.reason());
    }

    /** A message wherever it lies. */
    private record Letter(String id, String body, Optional<String> queue, int redriven) {}

    /** Until all that lie there were seen; those that stay can be seen by others again. */
    Stream<Outcome> queue(String from) {
        List<Received> staying = new ArrayList<>();
        return Stream.generate(() -> queues.receive(from))
                .takeWhile(batch -> !batch.isEmpty())
                .flatMap(List::stream)
                .map(message -> {
                    Outcome outcome = outcome(message);
                    carryOut(outcome, message.body(), () -> queues.delete(from, message));
                    if (outcome.done() == Done.KEPT || outcome.done() == Done.PENDING) {
                        staying.add(message);
                    }
                    return outcome;
                })
                .onClose(() -> staying.forEach(message -> queues.release(from, message)));
    }

    private Outcome outcome(Received message) {
        Lost lost = Lost.of(message);
        return switch (lost) {
            case Lost.Round round ->
                new Outcome(
                        message.id(),
                        plan.mode() == Mode.LOOK ? Done.PENDING : Done.DROPPED,
                        Optional.empty(),
                        message.redriven(),
                        lost.why(),
                        Optional.of(message.body()));
            case Lost.Delivery delivery ->
                outcome(letter(message, message.queue().or(plan::otherwise)), lost.why());
            case Lost.Invocation invocation -> outcome(letter(message, message.queue()), lost.why());
            case Lost.RunChanges changes -> outcome(letter(message, message.queue()), lost.why());
        };
    }

    private static Letter letter(Received message, Optional<String> queue) {
        return new Letter(message.id(), message.body(), queue, message.redriven() + 1);
    }

    private Outcome outcome(Letter letter, String why) {
        if (plan.mode() == Mode.DROP) {
            return new Outcome(letter.id(), Done.DROPPED, Optional.empty(), 0, why, Optional.of(letter.body()));
        }
        Done done = letter.queue().isEmpty() ? Done.KEPT : plan.mode() == Mode.LOOK ? Done.PENDING : Done.SENT;
        return new Outcome(letter.id(), done, letter.queue(), letter.redriven(), why, Optional.empty());
    }

    private void carryOut(Outcome outcome, String body, Runnable delete) {
        switch (outcome.done()) {
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
