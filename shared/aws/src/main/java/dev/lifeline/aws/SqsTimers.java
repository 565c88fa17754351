package dev.lifeline.aws;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.event.TimerMessage;
import dev.lifeline.controller.port.Timers;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Timers as delayed messages of a standard queue, whose messages come to the function that takes events. */
final class SqsTimers implements Timers {
    private final Supplier<SqsClient> client;
    private final String queue;
    private final InstantSource clock;
    private final Consumer<String> lost;

    /**
     * @param queue its URL
     * @param lost takes the reason when a timer could not be set
     */
    SqsTimers(Supplier<SqsClient> client, String queue, InstantSource clock, Consumer<String> lost) {
        this.client = client;
        this.queue = queue;
        this.clock = clock;
        this.lost = lost;
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
            lost.accept("the timer of run " + timer.run() + " for " + timer.at()
                    + " was not set, so that Reconcile wakes it up to a minute late: " + ErrorText.of(failure));
        }
    }
}
