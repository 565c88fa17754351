package dev.lifeline.aws.callback;

import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackDelivered;
import dev.lifeline.lifecycle.run.CallbackTarget.BusTarget;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Event buses of Amazon EventBridge: an event per run that ended. */
record BusCallbacks(Supplier<EventBridgeClient> client) {
    /** AWS EventBridge, PutEvents: 256 KiB for the whole entry. */
    private static final int LONGEST = 250_000;

    CallbackAnswer ended(BusTarget bus, EndReport report) {
        PutEventsRequestEntry event = PutEventsRequestEntry.builder()
                .eventBusName(bus.bus())
                .source("lifeline")
                .detailType("Lifeline Run Ended")
                .detail(report.json(LONGEST))
                .build();
        PutEventsResponse answer = client.get().putEvents(request -> request.entries(event));
        return answer.entries().stream()
                .filter(entry -> entry.errorCode() != null)
                .findFirst()
                .map(BusCallbacks::refused)
                .orElseGet(CallbackDelivered::new);
    }

    /** The call succeeds even if its entry fails. */
    private static CallbackAnswer refused(PutEventsResultEntry entry) {
        return CallbackRefusals.of(entry.errorCode(), entry.errorCode() + ": " + entry.errorMessage());
    }
}
