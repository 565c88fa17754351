package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConsoleCommandTest extends TableCommandsScene {
    private Shell console(String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "console";
        all[1] = "--no-open";
        all[2] = "--endpoint-url";
        all[3] = aws.uri().toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return Shell.run(all);
    }

    @Test
    void a_port_in_use_is_named_with_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(console("--port", String.valueOf(port)))
                    .isEqualTo(new Shell(
                            2,
                            "",
                            "The console cannot listen on 127.0.0.1:" + port + ": another program uses the port."
                                    + " Stop that program, or choose another port (0 takes any free one)."));
        }
    }

    @Test
    void a_port_out_of_range_is_refused() {
        assertThat(console("--port", "65536")).isEqualTo(new Shell(2, "", "--port: 0 to 65535 is expected, not 65536"));
    }

    @Test
    void a_table_that_is_gone_is_one_line_with_what_to_do() {
        clients.dynamoDb().deleteTable(request -> request.tableName("RunTable"));
        Shell shell = console("--port", "0");
        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.err())
                .contains("ResourceNotFoundException", "lifeline stacks lists those that are there")
                .doesNotContain("\n");
    }

    @Test
    void the_printed_link_opens_a_console_that_only_reads_until_it_is_interrupted()
            throws IOException, InterruptedException {
        try (PipedReader pipe = new PipedReader();
                BufferedReader printed = new BufferedReader(pipe);
                PrintWriter out = new PrintWriter(new PipedWriter(pipe), true)) {
            Thread command = Thread.ofPlatform()
                    .start(() -> Main.commandLine()
                            .setOut(out)
                            .setErr(out)
                            .execute(
                                    "console",
                                    "--no-open",
                                    "--port",
                                    "0",
                                    "--endpoint-url",
                                    aws.uri().toString()));
            String line = String.valueOf(printed.readLine());
            assertThat(line).startsWith("Console of stack prod, read-only: http://127.0.0.1:");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(line.substring(line.indexOf("http"))))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
            command.interrupt();
            command.join();
        }
    }
}
