package dev.lifeline.functions.trace;

import dev.lifeline.controller.note.Note;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes spans of OpenTelemetry. A decision is noted when it is saved, so its span begins where the one before it ended:
 * it includes the call whose answer it is about. Not thread-safe: one invocation runs at a time.
 */
final class FunctionSpans implements Spans {
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("faas.invocation_id");
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> QUEUE = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("messaging.message.id");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final Pattern ROOT = Pattern.compile("1-([0-9a-f]{8})-([0-9a-f]{24})");

    private final Tracer tracer;
    private final InstantSource clock;
    private final Deque<Span> open = new ArrayDeque<>();
    private Instant since = Instant.EPOCH;

    FunctionSpans(Tracer tracer, InstantSource clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    @Override
    public <E extends Exception> void invocation(String request, TraceHeader caller, Work<E> work) throws E {
        Context parent =
                context(caller).map(Span::wrap).map(Context.root()::with).orElseGet(Context::root);
        in(tracer.spanBuilder("invocation").setParent(parent).setAttribute(REQUEST, request), work);
    }

    @Override
    public <E extends Exception> void message(String id, String queue, TraceHeader sender, Work<E> work) throws E {
        SpanBuilder span = inside("process " + queue)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(SYSTEM, "aws_sqs")
                .setAttribute(OPERATION, "process")
                .setAttribute(QUEUE, queue)
                .setAttribute(MESSAGE, id);
        context(sender).ifPresent(span::addLink);
        in(span, work);
    }

    @Override
    public void add(Note note) {
        Span current = open.getFirst();
        if (current.isRecording()) {
            switch (note) {
                case Note.Decided decided -> decided(NoteAttributes.of(decided.decision()));
                case Note.EventHandled handled -> current.setAllAttributes(NoteAttributes.of(handled.received()));
                case Note.RunDeleted deleted -> current.setAllAttributes(NoteAttributes.of(deleted.run()));
                case Note.LaunchRefused refused ->
                    current.setAttribute(NoteAttributes.RUN, refused.run().value());
                // A decision says them in its reason, or they concern no run.
                case Note.ShadowUnavailable silent -> {}
                case Note.EffectHeld held -> {}
                case Note.RaceLost lost -> {}
                case Note.PolicyUnreadable unreadable -> {}
                case Note.TimerLost lost -> {}
            }
        }
    }

    private void decided(Attributes attributes) {
        Instant now = clock.instant();
        inside("decision")
                .setAllAttributes(attributes)
                .setStartTimestamp(since)
                .startSpan()
                .end(now);
        since = now;
    }

    private SpanBuilder inside(String name) {
        return tracer.spanBuilder(name).setParent(Context.root().with(open.getFirst()));
    }

    private <E extends Exception> void in(SpanBuilder builder, Work<E> work) throws E {
        Span span = builder.startSpan();
        open.push(span);
        since = clock.instant();
        try {
            work.run();
        } catch (Exception failure) {
            span.setAttribute(ERROR_TYPE, failure.getClass().getName()).setStatus(StatusCode.ERROR, text(failure));
            throw failure;
        } finally {
            open.pop();
            span.end();
        }
    }

    /** Lifeline's own errors quote no secret. What others quote is unknown: the log has it. */
    private static String text(Exception failure) {
        return Optional.ofNullable(failure.getMessage())
                .filter(message -> failure.getClass().getName().startsWith("dev.lifeline."))
                .orElse("the log has the stack trace");
    }

    /** Empty if the header names no span. */
    private static Optional<SpanContext> context(TraceHeader header) {
        return header.root()
                .map(ROOT::matcher)
                .filter(root -> root.matches())
                .flatMap(root -> header.parent()
                        .map(parent -> SpanContext.createFromRemoteParent(
                                root.group(1) + root.group(2),
                                parent,
                                header.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                                TraceState.getDefault())))
                .filter(SpanContext::isValid);
    }
}
