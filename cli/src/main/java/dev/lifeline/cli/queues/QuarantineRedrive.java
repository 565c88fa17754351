package dev.lifeline.cli.queues;

import dev.lifeline.cli.queues.Redrive.RedriveMode;
import dev.lifeline.cli.queues.Redrive.RedriveOptions;
import dev.lifeline.cli.queues.Redrive.RedriveOutcome;
import dev.lifeline.cli.queues.Redrive.RedriveResult;
import dev.lifeline.console.action.ConsoleActions.ActionResult;
import dev.lifeline.controller.store.QuarantinedMessages;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Returns one quarantined message to its queue. */
public record QuarantineRedrive(QuarantinedMessages quarantine, SqsClient sqs) {

    /** What became of the message with this id. */
    public ActionResult redrive(String id) {
        Redrive redrive =
                new Redrive(new Queues(sqs), new RedriveOptions(Optional.empty(), RedriveMode.SEND), outcome -> {});
        return quarantine
                .find(id)
                .flatMap(message ->
                        redrive.quarantined(quarantine, Stream.of(message)).findFirst())
                .map(QuarantineRedrive::result)
                .orElseGet(() -> new ActionResult.NotPerformed("there is no quarantined message " + id + " any more"));
    }

    private static ActionResult result(RedriveOutcome outcome) {
        return outcome.result() == RedriveResult.SENT
                ? new ActionResult.Performed(outcome.line())
                : new ActionResult.NotPerformed(outcome.line());
    }
}
