package dev.lifeline.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.cli.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it sets properties of the whole JVM")
class LocalCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void atHome() {
        System.setProperty("lifeline.home", Console.ROOT.toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty("lifeline.home");
    }

    @Test
    void a_port_in_use_is_named_with_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(Console.lifeline("local", "--port", port))
                    .isEqualTo(new Console(
                            2,
                            "",
                            "The simulated ECS cannot listen on 127.0.0.1:" + port + ": another program uses the port."
                                    + " Stop that program, or choose another port (0 takes any free one).\n"));
        }
    }

    @Test
    void a_port_or_a_speed_out_of_range_is_refused() {
        assertThat(Console.lifeline("local", "--port", 65_536))
                .isEqualTo(new Console(2, "", "--port: 0 to 65535 is expected, not 65536\n"));
        assertThat(Console.lifeline("local", "--speed", 0))
                .isEqualTo(new Console(2, "", "--speed: 1 to 60 is expected, not 0\n"));
    }

    @Test
    void a_script_that_is_not_there_is_named() {
        Path none = folder.resolve("none.yaml");
        assertThat(Console.lifeline("local", "--script", none))
                .isEqualTo(new Console(2, "", "--script: " + none + " cannot be read; a YAML file is expected\n"));
    }

    @Test
    void a_broken_script_is_refused_with_all_its_problems() throws IOException {
        Path broken = Files.writeString(folder.resolve("script.yaml"), "behaviors: []\ncalls: [{}]\n");
        Console console = Console.lifeline("local", "--script", broken);
        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err().lines())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(line -> line.startsWith(broken + ": "))
                .anyMatch(line -> line.contains(": behaviors: "))
                .anyMatch(line -> line.contains(": calls[0].operation: "));
    }

    @Test
    void an_address_for_events_that_is_none_is_refused_before_anything_starts() {
        Console console = Console.lifeline("local", "--events", "http://[");
        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("--events: http://[ is not a URL: ");
    }
}
