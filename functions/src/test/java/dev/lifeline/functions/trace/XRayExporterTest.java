package dev.lifeline.functions.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class XRayExporterTest {
    private static final String TRACE = "5759e988bd862e3fe1be46a994272793";
    private static final int LARGEST_DATAGRAM = 65_507;

    private static SpanContext context(String trace, String span) {
        return SpanContext.create(trace, span, TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static TestSpanData.Builder span() {
        return TestSpanData.builder()
                .setName("decision")
                .setKind(SpanKind.INTERNAL)
                .setSpanContext(context(TRACE, "1111111111111111"))
                .setParentSpanContext(context(TRACE, "53995c3f42cd8ad8"))
                .setStartEpochNanos(1_795_262_400_123_456_000L)
                .setEndEpochNanos(1_795_262_400_250_000_000L)
                .setStatus(StatusData.unset())
                .setHasEnded(true);
    }

    /** What a daemon gets. */
    private static String sent(SpanData span) throws IOException {
        try (DatagramSocket daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(new XRayExporter("127.0.0.1:" + daemon.getLocalPort())
                            .export(List.of(span))
                            .isSuccess())
                    .isTrue();
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
            daemon.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode document(SpanData span) throws IOException {
        return new ObjectMapper().readTree(sent(span).split("\n", 2)[1]);
    }

    @Test
    void a_span_is_a_header_and_a_subsegment_of_Lambdas_segment() throws IOException {
        String sent = sent(span().build());
        assertThat(sent)
                .startsWith("{\"format\": \"json\", \"version\": 1}\n{\"name\":\"decision\"")
                .contains("\"start_time\":1795262400.123456,\"end_time\":1795262400.250000,");
        assertThat(document(span().build()).toString())
                .isEqualTo("{\"name\":\"decision\",\"id\":\"1111111111111111\","
                        + "\"trace_id\":\"1-5759e988-bd862e3fe1be46a994272793\",\"parent_id\":\"53995c3f42cd8ad8\","
                        + "\"type\":\"subsegment\",\"start_time\":1.795262400123456E9,\"end_time\":1.79526240025E9,"
                        + "\"annotations\":{},\"metadata\":{\"lifeline\":{}}}");
    }

    @Test
    void what_traces_are_searched_by_is_indexed_and_the_rest_is_not() throws IOException {
        JsonNode document = document(span().setAttributes(Attributes.of(
                        AttributeKey.stringKey("lifeline.run"),
                        "nightly",
                        AttributeKey.longKey("lifeline.attempt"),
                        2L,
                        AttributeKey.stringKey("lifeline.reason"),
                        "it is over",
                        AttributeKey.stringArrayKey("lifeline.effects"),
                        List.of("RunTask", "StopTask")))
                .build());
        assertThat(document.path("annotations")).hasToString("{\"lifeline_attempt\":2,\"lifeline_run\":\"nightly\"}");
        assertThat(document.at("/metadata/lifeline"))
                .hasToString("{\"lifeline_effects\":[\"RunTask\",\"StopTask\"],\"lifeline_reason\":\"it is over\"}");
    }

    @Test
    void an_error_is_a_fault_with_its_cause_and_a_link_a_trace() throws IOException {
        JsonNode document = document(span().setStatus(StatusData.create(StatusCode.ERROR, "the table does not answer"))
                .setAttributes(Attributes.of(AttributeKey.stringKey("error.type"), "StoreUnavailable"))
                .setLinks(List.of(LinkData.create(context("11111111222222222222222222222222", "3333333333333333"))))
                .build());
        assertThat(document.path("fault").booleanValue()).isTrue();
        assertThat(document.at("/cause/exceptions/0"))
                .hasToString("{\"id\":\"1111111111111111\",\"type\":\"StoreUnavailable\","
                        + "\"message\":\"the table does not answer\"}");
        assertThat(document.path("links"))
                .hasToString("[{\"trace_id\":\"1-11111111-222222222222222222222222\",\"id\":\"3333333333333333\"}]");
    }

    @Test
    void the_longest_texts_fit_into_a_datagram() throws IOException {
        AttributesBuilder attributes = Attributes.builder();
        for (int field = 0; field < 30; field++) {
            attributes.put("lifeline.field_" + field, "\u00e9".repeat(1_000));
        }
        assertThat(document(span().setAttributes(attributes.build()).build()).at("/metadata/lifeline"))
                .hasSize(30);
    }

    @Test
    void a_daemon_that_is_missing_or_has_no_address_is_no_error() {
        assertThat(new XRayExporter("127.0.0.1:9")
                        .export(List.of(span().build()))
                        .isDone())
                .isTrue();
        assertThat(new XRayExporter("no.such.host.invalid:2000")
                        .export(List.of(span().build()))
                        .isSuccess())
                .isFalse();
    }

    @Test
    void functions_are_traced_if_the_template_says_so() {
        assertThat(Tracing.of(Map.of())).isSameAs(Tracing.OFF);
        assertThat(Tracing.of(Map.of("TRACING", "off"))).isSameAs(Tracing.OFF);
        assertThat(Tracing.of(Map.of("TRACING", "on", "AWS_XRAY_DAEMON_ADDRESS", "169.254.79.129:2000")))
                .isInstanceOf(OpenTelemetryTracing.class);
    }
}
