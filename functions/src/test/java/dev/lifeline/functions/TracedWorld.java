package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.functions.trace.OpenTelemetryTracing;
import dev.lifeline.functions.trace.TraceHeader;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** The functions in a world of stand-ins, traced. */
final class TracedWorld {
    static final String TRACE = "5759e988bd862e3fe1be46a994272793";
    static final String LAMBDA = "53995c3f42cd8ad8";
    static final String HEADER = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    final FunctionsWorld functions = new FunctionsWorld();
    final InvocationContext invocation = new InvocationContext("function");
    final Wiring wiring;
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    TracedWorld() {
        Dependencies like = functions.wiring.dependencies();
        this.wiring = new Wiring(
                functions.wiring.settings(),
                new Dependencies(
                        like.table(),
                        like.ecs(),
                        like.timers(),
                        like.callbacks(),
                        new TimeAndDice(functions.world.clock, new SplittableRandom(1)),
                        like.pause()),
                functions.wiring.log(),
                functions.wiring.listener(),
                new OpenTelemetryTracing(exporter));
    }

    /** Invokes the handler, and returns its spans in the order of their ends. */
    List<SpanData> spans(RequestStreamHandler handler, String payload) throws IOException {
        return spans(handler, payload, HEADER);
    }

    List<SpanData> spans(RequestStreamHandler handler, String payload, String header) throws IOException {
        exporter.reset();
        System.setProperty(TraceHeader.PROPERTY, header);
        try {
            invocation.of(handler, payload);
        } catch (InvalidRunRequest | RunRefused | NoSuchRun | RunUnavailable | IllegalStateException failure) {
            // Lambda reports it. The span has it as well.
        } finally {
            System.clearProperty(TraceHeader.PROPERTY);
        }
        return exporter.getFinishedSpanItems();
    }

    /** The attributes of a span that matter to a reader, in the order of these names; {@code -} for a missing one. */
    static List<String> shown(SpanData span, String... names) {
        return List.of(names).stream()
                .map(name -> {
                    String text = span.getAttributes().get(AttributeKey.stringKey(name));
                    Long number = span.getAttributes().get(AttributeKey.longKey(name));
                    return text != null ? text : number != null ? number.toString() : "-";
                })
                .toList();
    }

    static List<SpanData> named(String name, List<SpanData> spans) {
        return spans.stream().filter(span -> span.getName().equals(name)).toList();
    }
}
