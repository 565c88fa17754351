package dev.lifeline.functions.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Sends each span to X-Ray's daemon, which Lambda runs beside a traced function, as a subsegment of Lambda's own
 * segment: one datagram with a header and a document (AWS "Sending trace data to AWS X-Ray", "AWS X-Ray segment
 * documents"). A lost datagram is a lost span, nothing else.
 */
final class XRayExporter implements SpanExporter {
    private static final String HEADER = "{\"format\": \"json\", \"version\": 1}\n";
    private static final int MICROSECONDS = 6;
    private static final int SECONDS_OF_TRACE = 8;

    private final String daemon;

    /** @param daemon host and port */
    XRayExporter(String daemon) {
        this.daemon = daemon;
    }

    /** A socket does not survive a checkpoint, so each span has its own. */
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(address());
            for (SpanData span : spans) {
                byte[] bytes = (HEADER + JsonTree.text(document(span))).getBytes(UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length));
            }
            return CompletableResultCode.ofSuccess();
        } catch (IOException lost) {
            return CompletableResultCode.ofFailure();
        }
    }

    private InetSocketAddress address() {
        int colon = daemon.lastIndexOf(':');
        return new InetSocketAddress(daemon.substring(0, colon), Integer.parseInt(daemon.substring(colon + 1)));
    }

    static ObjectNode document(SpanData span) {
        ObjectNode document = JsonTree.object()
                .put("name", span.getName())
                .put("id", span.getSpanId())
                .put("trace_id", trace(span.getTraceId()))
                .put("parent_id", span.getParentSpanId())
                .put("type", "subsegment")
                .put("start_time", seconds(span.getStartEpochNanos()))
                .put("end_time", seconds(span.getEndEpochNanos()));
        ObjectNode indexed = document.putObject("annotations");
        ObjectNode others = document.putObject("metadata").putObject("lifeline");
        span.getAttributes()
                .forEach((key, value) ->
                        put(NoteAttributes.INDEXED.contains(key.getKey()) ? indexed : others, key, value));
        span.getLinks()
                .forEach(link -> document.withArray("/links")
                        .addObject()
                        .put("trace_id", trace(link.getSpanContext().getTraceId()))
                        .put("id", link.getSpanContext().getSpanId()));
        if (span.getStatus().getStatusCode() == StatusCode.ERROR) {
            fail(document, span);
        }
        return document;
    }

    private static void fail(ObjectNode document, SpanData span) {
        document.put("fault", true)
                .putObject("cause")
                .putArray("exceptions")
                .addObject()
                .put("id", span.getSpanId())
                .put("type", Objects.toString(span.getAttributes().get(FunctionSpans.ERROR_TYPE), "error"))
                .put("message", span.getStatus().getDescription());
    }

    /** Names of annotations have no dots. */
    private static void put(ObjectNode place, AttributeKey<?> key, Object value) {
        String name = key.getKey().replace('.', '_');
        switch (value) {
            case Long number -> place.put(name, number);
            case List<?> texts ->
                texts.forEach(text -> place.withArray("/" + name).add(text.toString()));
            default -> place.put(name, value.toString());
        }
    }

    private static BigDecimal seconds(long nanoseconds) {
        return BigDecimal.valueOf(TimeUnit.NANOSECONDS.toMicros(nanoseconds), MICROSECONDS);
    }

    private static String trace(String id) {
        return "1-" + id.substring(0, SECONDS_OF_TRACE) + "-" + id.substring(SECONDS_OF_TRACE);
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
