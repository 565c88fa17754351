package dev.lifeline.aws.callback;

import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackDelivered;
import dev.lifeline.lifecycle.run.CallbackTarget.TaskToken;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Tasks of AWS Step Functions that wait for their token. */
record StepFunctionsCallbacks(Supplier<SfnClient> client) {
    /** AWS Step Functions, SendTaskSuccess: 256 KiB of UTF-8. */
    private static final int LONGEST_OUTPUT = 262_144;

    /** AWS Step Functions, SendTaskFailure: in characters. */
    private static final int LONGEST_CAUSE = 32_768;

    CallbackAnswer ended(TaskToken task, EndReport report) {
        if (report.succeeded()) {
            client.get()
                    .sendTaskSuccess(request -> request.taskToken(task.token()).output(report.json(LONGEST_OUTPUT)));
        } else {
            client.get()
                    .sendTaskFailure(request -> request.taskToken(task.token())
                            .error(report.error())
                            .cause(report.json(LONGEST_CAUSE)));
        }
        return new CallbackDelivered();
    }

    CallbackAnswer alive(TaskToken task) {
        client.get().sendTaskHeartbeat(request -> request.taskToken(task.token()));
        return new CallbackDelivered();
    }
}
