package dev.lifeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.functions.FunctionLog;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.simulator.script.Script;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudTest {
    private static final Path TEMPLATE = Path.of(System.getProperty("lifeline.root"), "template.yaml");

    private static LocalCloud.CloudOptions plan(Path template, int port) {
        return plan(template, Map.of(), port, (line, level) -> {});
    }

    private static LocalCloud.CloudOptions plan(
            Path template, Map<String, String> parameters, int port, FunctionLog.Sink log) {
        return new LocalCloud.CloudOptions(
                template,
                parameters,
                port,
                1,
                1,
                Duration.ofSeconds(5),
                Script.NOTHING_FAILS,
                UnaryOperator.identity(),
                log,
                note -> {});
    }

    private static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void what_was_started_is_stopped_when_a_later_step_fails(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("template.yaml");
        Files.writeString(
                broken,
                Files.readString(TEMPLATE).replace("functions.LaunchRunHandler::", "functions.LaunchRenamed::"));
        int port;
        try (ServerSocket free = anyPort()) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> LocalCloud.start(plan(broken, port)))
                .hasMessageContaining("the function LaunchRun has no handler dev.lifeline.functions.LaunchRenamed");

        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void a_port_in_use_is_named_with_what_to_do() throws IOException {
        try (ServerSocket taken = anyPort()) {
            assertThatThrownBy(() -> LocalCloud.start(plan(TEMPLATE, taken.getLocalPort())))
                    .hasCauseInstanceOf(BindException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void the_functions_are_those_that_are_deployed_with_log_metrics_and_recorder() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        FunctionLog.Sink log = (line, level) -> lines.add(new String(line, StandardCharsets.UTF_8));
        try (LocalCloud cloud = LocalCloud.start(plan(TEMPLATE, Map.of("AdoptTasks", "recorded"), 0, log))) {
            assertThat(cloud.invoke("RecordLaunch", "{}")).isInstanceOf(InvocationOutcome.Responded.class);
            assertThat(cloud.invoke("LaunchRun", "{}")).isInstanceOf(InvocationOutcome.FunctionError.class);

            assertThat(cloud.table().quarantined().all())
                    .singleElement()
                    .satisfies(quarantined ->
                            assertThat(quarantined.origin().function()).isEqualTo("RecordLaunch"));
        }
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("CloudWatchMetrics", "\"QuarantinedMessages\":1.0"))
                .anySatisfy(line -> assertThat(line).contains("\"function\":\"LaunchRun\"", "\"outcome\":\"REFUSED\""));
    }

    @Test
    void where_nothing_is_adopted_there_is_no_recorder() {
        try (LocalCloud cloud = LocalCloud.start(plan(TEMPLATE, 0))) {
            assertThatThrownBy(() -> cloud.invoke("RecordLaunch", "{}")).hasMessageContaining("RecordLaunch");
        }
    }
}
