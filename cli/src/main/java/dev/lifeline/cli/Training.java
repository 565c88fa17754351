package dev.lifeline.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Calls commands of every kind, so that the ahead-of-time cache has their classes; who starts it discards the output.
 * Calls to AWS go to a port on which nobody listens.
 */
final class Training {
    private Training() {}

    public static void main(String[] arguments) throws IOException {
        String home = System.getProperty("lifeline.home", ".");
        Path local = Files.createTempFile("lifeline", ".json");
        System.setProperty("lifeline.local", local.toString());
        Files.writeString(local, cloud("http://127.0.0.1:" + freePort()));
        List.of(
                        List.of("--version"),
                        List.of("--help"),
                        List.of("help", "run"),
                        List.of("replay", Path.of(home, "events").toString()),
                        List.of("run", "--local", "--name", "training", "--cluster", "c", "--task-definition", "t"),
                        List.of("ps", "--local", "--output", "yaml"),
                        List.of("stop", "--local", "training"),
                        List.of("logs", "--local", "training"),
                        List.of("status", "--local"),
                        List.of("stacks", "--local"))
                .forEach(Training::call);
        Files.delete(local);
        System.exit(0);
    }

    private static void call(List<String> arguments) {
        Main.commandLine().execute(arguments.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static String cloud(String uri) {
        return """
                {"pid": %1$d, "table": "RunTable", "endpoints": {"lambda": "%2$s", "dynamodb": "%2$s", "logs": "%2$s", "sqs": "%2$s"},
                 "functions": {"LaunchRun": "LaunchRun", "DescribeRun": "DescribeRun", "ListRuns": "ListRuns", "ControlRun": "ControlRun"}}
                """.formatted(ProcessHandle.current().pid(), uri);
    }
}
