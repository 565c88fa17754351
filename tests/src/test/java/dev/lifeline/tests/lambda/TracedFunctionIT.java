package dev.lifeline.tests.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.functions.TaskStateChangeHandler;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The deployed jar beside a daemon of X-Ray, which only listens. */
@Timeout(120)
class TracedFunctionIT extends FunctionJarScene {
    private static final String LAMBDAS_SEGMENT = "53995c3f42cd8ad8";
    private static final int LARGEST_DATAGRAM = 65_507;
    private static final int PATIENCE = 10_000;

    private static Map<String, String> tracing(DatagramSocket daemon) {
        return Map.of("TRACING", "on", "AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:" + daemon.getLocalPort());
    }

    private static DatagramSocket daemon() throws IOException {
        DatagramSocket daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        daemon.setSoTimeout(PATIENCE);
        return daemon;
    }

    /** The documents up to that of the invocation, which ends last. */
    private static List<JsonNode> documents(DatagramSocket daemon) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        do {
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
            daemon.receive(packet);
            String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            documents.add(SampleRuns.json(text.split("\n", 2)[1]));
        } while (!documents.getLast().path("name").asText().equals("invocation"));
        return documents;
    }

    @Test
    void an_event_is_an_invocation_with_a_message_with_a_decision() throws Exception {
        String event = runs.ended("traced");
        try (DatagramSocket daemon = daemon();
                FunctionProcess function =
                        FunctionProcess.start(plan(TaskStateChangeHandler.class).with(tracing(daemon)))) {
            function.api().invoke("request-1", SampleRuns.batch(event));

            List<JsonNode> documents = documents(daemon);
            assertThat(documents)
                    .extracting(document -> document.path("name").asText())
                    .containsExactly("decision", "process TaskEvents", "invocation");
            assertThat(documents)
                    .extracting(document -> document.path("parent_id").asText())
                    .containsExactly(
                            documents.get(1).path("id").asText(),
                            documents.get(2).path("id").asText(),
                            LAMBDAS_SEGMENT);
            assertThat(documents)
                    .extracting(document -> document.path("trace_id").asText())
                    .containsOnly(RuntimeApi.TRACE);
            assertThat(documents.getFirst().path("annotations"))
                    .hasToString("{\"lifeline_attempt\":1,\"lifeline_phase\":\"ENDED\",\"lifeline_run\":\"traced\"}");
            assertThat(documents.getFirst().path("start_time").decimalValue())
                    .isLessThanOrEqualTo(documents.getFirst().path("end_time").decimalValue());
        }
    }

    @Test
    void a_daemon_that_does_not_listen_changes_nothing() throws Exception {
        String event = runs.ended("unheard");
        try (FunctionProcess function = FunctionProcess.start(plan(TaskStateChangeHandler.class)
                .with(Map.of("TRACING", "on", "AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:9")))) {
            assertThat(function.api().invoke("request-1", SampleRuns.batch(event)))
                    .isEqualTo(new RuntimeOutcome.RuntimeAnswer("{\"batchItemFailures\":[]}"));
            assertThat(function.lines()).noneMatch(line -> line.contains("opentelemetry"));
        }
    }

    @Test
    @Tag("long")
    void a_rehearsal_sends_no_span_and_prepares_those_of_the_first_event(@TempDir Path folder) throws Exception {
        Path classes = folder.resolve("classes");
        String event = runs.ended("restored");
        try (DatagramSocket daemon = daemon();
                FunctionProcess function = FunctionProcess.start(new FunctionProcess.StartCommand(
                                List.of(),
                                List.of(),
                                List.of(FunctionJar.PATH),
                                TaskStateChangeHandler.class.getName(),
                                backend.environment())
                        .with("-Xlog:class+load:file=" + classes)
                        .with(tracing(daemon))
                        .with(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")))) {
            function.api().restoring();
            assertThat(function.api().init()).isEqualTo(new RuntimeOutcome.RuntimeAnswer(""));
            List<String> before = Files.readAllLines(classes);
            assertThat(received(daemon)).as("a rehearsal is silent").isEmpty();

            function.api().invoke("request-1", SampleRuns.batch(event));
            assertThat(documents(daemon)).hasSize(3);
            assertThat(Files.readAllLines(classes).stream().skip(before.size())).hasSizeLessThan(50);
        }
    }

    private static Optional<DatagramPacket> received(DatagramSocket daemon) throws IOException {
        daemon.setSoTimeout(100);
        try {
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
            daemon.receive(packet);
            return Optional.of(packet);
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        } finally {
            daemon.setSoTimeout(PATIENCE);
        }
    }
}
