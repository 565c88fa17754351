package dev.lifeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.local.ecs.script.Script;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudTest {
    private static final Path TEMPLATE = Path.of(System.getProperty("lifeline.root"), "template.yaml");

    private static LocalCloud.Plan plan(Path template, int port) {
        return new LocalCloud.Plan(
                template,
                Map.of(),
                port,
                1,
                1,
                Duration.ofSeconds(5),
                Script.NOTHING_FAILS,
                UnaryOperator.identity(),
                (run, decision) -> {},
                unreadable -> {});
    }

    private static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void what_was_started_is_stopped_when_a_later_step_fails(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("template.yaml");
        Files.writeString(broken, Files.readString(TEMPLATE).replaceAll("(?m)^  LaunchRun:$", "  LaunchRunRenamed:"));
        int port;
        try (ServerSocket free = anyPort()) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> LocalCloud.start(plan(broken, port))).hasMessageContaining("LaunchRun");

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
}
