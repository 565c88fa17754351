package dev.lifeline.aws.callback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackDelivered;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/** Reports to those who wait for runs, by one call of their service. Every failure is an answer. */
public final class AwsCallbackSender implements CallbackSender {
    private final StepFunctionsCallbacks tasks;
    private final DurableCallbacks executions;
    private final QueueCallbacks queues;
    private final BusCallbacks buses;
    private final Function<Run, ObjectNode> description;

    /** @param description of a run, as the functions answer it */
    public AwsCallbackSender(ReceiverClients clients, Function<Run, ObjectNode> description) {
        this.tasks = new StepFunctionsCallbacks(clients.stepFunctions());
        this.executions = new DurableCallbacks(clients.lambda());
        this.queues = new QueueCallbacks(clients.queues());
        this.buses = new BusCallbacks(clients.buses());
        this.description = description;
    }

    @Override
    public CallbackAnswer send(Run run, Callback callback, CallbackNews news) {
        Optional<EndReport> end = news == CallbackNews.ENDED && run.phase() instanceof Phase.Ended ended
                ? Optional.of(new EndReport(run, ended, description))
                : Optional.empty();
        try {
            return end.map(report -> ended(callback.target(), report)).orElseGet(() -> alive(callback.target()));
        } catch (SdkException failure) {
            return CallbackRefusals.of(failure, callback.target());
        }
    }

    private CallbackAnswer ended(CallbackTarget target, EndReport report) {
        return switch (target) {
            case CallbackTarget.TaskToken task -> tasks.ended(task, report);
            case CallbackTarget.DurableCallback execution -> executions.ended(execution, report);
            case CallbackTarget.QueueTarget queue -> queues.ended(queue, report);
            case CallbackTarget.BusTarget bus -> buses.ended(bus, report);
        };
    }

    private CallbackAnswer alive(CallbackTarget target) {
        return switch (target) {
            case CallbackTarget.TaskToken task -> tasks.alive(task);
            case CallbackTarget.DurableCallback execution -> executions.alive(execution);
            case CallbackTarget.QueueTarget nobody -> new CallbackDelivered();
            case CallbackTarget.BusTarget nobody -> new CallbackDelivered();
        };
    }
}
