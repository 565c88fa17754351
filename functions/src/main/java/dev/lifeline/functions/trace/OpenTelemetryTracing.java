package dev.lifeline.functions.trace;

import dev.lifeline.controller.time.TimeAndDice;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Traces with OpenTelemetry's SDK. Lambda decides which invocations are sampled; spans of the others are not made. A
 * span is exported when it ends, because Lambda freezes a function after its answer.
 */
public record OpenTelemetryTracing(SpanExporter exporter) implements Tracing {
    /** A document for X-Ray's daemon must fit into a datagram. */
    private static final int LONGEST_TEXT = 1_000;

    /** The SDK's own generator would draw the same ids in all functions that start from one snapshot. */
    private record DrawnIds(RandomGenerator dice) implements IdGenerator {
        @Override
        public String generateSpanId() {
            return SpanId.fromLong(drawn());
        }

        @Override
        public String generateTraceId() {
            return TraceId.fromLongs(drawn(), drawn());
        }

        /** Zero is no id. */
        private long drawn() {
            return dice.nextLong(1, Long.MAX_VALUE);
        }
    }

    private record FunctionClock(InstantSource clock) implements Clock {
        @Override
        public long now() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public long nanoTime() {
            return now();
        }
    }

    /** @param daemon host and port of X-Ray's daemon */
    static OpenTelemetryTracing toXRay(String daemon) {
        return new OpenTelemetryTracing(new XRayExporter(daemon));
    }

    /** To the discard port. */
    @Override
    public Tracing rehearsed() {
        return toXRay("127.0.0.1:9");
    }

    @Override
    public Spans spans(TimeAndDice chance) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setClock(new FunctionClock(chance.clock()))
                .setIdGenerator(new DrawnIds(chance.random()))
                .setSampler(Sampler.parentBased(Sampler.alwaysOff()))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(LONGEST_TEXT)
                        .build())
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build();
        return new FunctionSpans(provider.get("lifeline"), chance.clock());
    }
}
