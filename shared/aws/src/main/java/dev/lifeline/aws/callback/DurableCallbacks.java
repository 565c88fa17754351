package dev.lifeline.aws.callback;

import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackDelivered;
import dev.lifeline.lifecycle.run.CallbackTarget.DurableCallback;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Durable executions of AWS Lambda that wait for a callback. */
record DurableCallbacks(Supplier<LambdaClient> client) {
    /** AWS Lambda, SendDurableExecutionCallbackSuccess and -Failure: the payload; the rest of an error is short. */
    private static final int LONGEST = 255_000;

    CallbackAnswer ended(DurableCallback execution, EndReport report) {
        if (report.succeeded()) {
            client.get()
                    .sendDurableExecutionCallbackSuccess(request ->
                            request.callbackId(execution.id()).result(SdkBytes.fromUtf8String(report.json(LONGEST))));
        } else {
            client.get()
                    .sendDurableExecutionCallbackFailure(request -> request.callbackId(execution.id())
                            .error(error -> error.errorType(report.error())
                                    .errorMessage(report.end().reason())
                                    .errorData(report.json(LONGEST / 2))));
        }
        return new CallbackDelivered();
    }

    CallbackAnswer alive(DurableCallback execution) {
        client.get().sendDurableExecutionCallbackHeartbeat(request -> request.callbackId(execution.id()));
        return new CallbackDelivered();
    }
}
