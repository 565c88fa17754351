package dev.lifeline.controller.request;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.shape.WrittenDuration;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.CallbackTarget.BusTarget;
import dev.lifeline.lifecycle.run.CallbackTarget.DurableCallback;
import dev.lifeline.lifecycle.run.CallbackTarget.QueueTarget;
import dev.lifeline.lifecycle.run.CallbackTarget.TaskToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who gets the result of a run: exactly one target. No problem quotes a value: a token is a secret. */
final class CallbackFields {
    private static final List<String> TARGETS = List.of("taskToken", "durableCallbackId", "queueUrl", "eventBus");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** AWS Step Functions, SendTaskSuccess: a task token has at most 2,048 characters; AWS Lambda allows less. */
    private static final Shape<String> SECRET = matching("[!-~]{1,2048}", "1 to 2048 visible ASCII characters are");

    private static final Shape<String> QUEUE = matching("https?://[!-~]{1,500}", "the URL of an SQS queue is");

    /** AWS EventBridge, PutEvents: a name, or the ARN of a bus. */
    private static final Shape<String> BUS = matching("[A-Za-z0-9._:/-]{1,512}", "the name or ARN of an event bus is");

    private static final Shape<Duration> HEARTBEAT = Shapes.TEXT
            .parsed(
                    SHORTEST,
                    text -> Reading.of(
                            WrittenDuration.parse(text)
                                    .filter(every -> every.compareTo(SHORTEST) >= 0 && every.compareTo(LONGEST) <= 0),
                            "a duration from 1s to 1d is expected; " + WrittenDuration.HINT),
                    WrittenDuration::text)
            .with(schema -> Schemas.text("^[0-9]{1,9}(ms|s|m|h|d)$"));

    static final Shape<Callback> SHAPE = Shapes.record(CallbackFields::callback);

    private CallbackFields() {}

    private static Shape<String> matching(String pattern, String expected) {
        return Shapes.TEXT
                .checked(text ->
                        Reading.of(Optional.of(text).filter(value -> value.matches(pattern)), expected + " expected"))
                .with(schema -> schema.put("pattern", "^" + pattern + "$"));
    }

    private static Callback callback(Fields<Callback> fields) {
        CallbackTarget target = target(fields);
        fields.needOne("exactly one of " + String.join(", ", TARGETS) + " is expected", TARGETS);
        Optional<Duration> heartbeat = fields.optional("heartbeat", HEARTBEAT, Callback::heartbeat);
        if (heartbeat.isPresent() && !target.takesHeartbeats()) {
            fields.problem("heartbeat", "only for taskToken and durableCallbackId: nobody waits at a queue or a bus");
            return Callback.to(target, Optional.empty());
        }
        return Callback.to(target, heartbeat);
    }

    private static CallbackTarget target(Fields<Callback> fields) {
        Optional<String> token = fields.optional("taskToken", SECRET, of(TaskToken.class, TaskToken::token));
        Optional<String> id =
                fields.optional("durableCallbackId", SECRET, of(DurableCallback.class, DurableCallback::id));
        Optional<String> queue = fields.optional("queueUrl", QUEUE, of(QueueTarget.class, QueueTarget::url));
        Optional<String> bus = fields.optional("eventBus", BUS, of(BusTarget.class, BusTarget::bus));
        return token.<CallbackTarget>map(TaskToken::new)
                .or(() -> id.map(DurableCallback::new))
                .or(() -> queue.map(QueueTarget::new))
                .or(() -> bus.map(BusTarget::new))
                .orElseGet(() -> new TaskToken("none"));
    }

    private static <T extends CallbackTarget> Function<Callback, Optional<String>> of(
            Class<T> type, Function<T, String> value) {
        return callback -> Optional.of(callback.target())
                .filter(type::isInstance)
                .map(type::cast)
                .map(value);
    }
}
