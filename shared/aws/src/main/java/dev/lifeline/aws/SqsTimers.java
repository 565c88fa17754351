package dev.lifeline.aws;

import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.event.TimerMessage;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.controller.time.TimersUnavailable;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Timers as delayed messages of a standard queue, which the function for task events receives. */
final class SqsTimers implements Timers {
    private final Supplier<SqsClient> client;
    private final String queue;
    private final InstantSource clock;

    /** @param queue its URL */
    SqsTimers(Supplier<SqsClient> client, String queue, InstantSource clock) {
        this.client = client;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void set(Timer timer) {
        TimerMessage.of(timer, clock.instant()).ifPresent(message -> send(timer, message));
    }

    private void send(Timer timer, TimerMessage message) {
        try {
            client.get()
                    .sendMessage(request -> request.queueUrl(queue)
                            .messageBody(message.body())
                            .delaySeconds((int) message.delay().toSeconds()));
        } catch (SdkException failure) {
            throw new TimersUnavailable(
                    "the timer of run " + timer.run() + " for " + timer.at()
                            + " was not set, so that Reconcile wakes it up to a minute late: " + ErrorText.of(failure),
                    failure);
        }
    }
}
