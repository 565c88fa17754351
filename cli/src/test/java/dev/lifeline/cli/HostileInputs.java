package dev.lifeline.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Arguments of each command, hostile wherever a text can be given. */
record HostileInputs(Path folder) {
    private static final String HOSTILE = HostileStack.HOSTILE;
    private static final ObjectMapper JSON = new ObjectMapper();

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** By command. */
    Map<String, List<List<String>>> byCommand() throws IOException {
        String event = JSON.writeValueAsString(Map.of("source", HOSTILE, "detail-type", HOSTILE, "id", HOSTILE));
        String named = JSON.writeValueAsString(Map.of("name", HOSTILE, HOSTILE, HOSTILE, "mode", HOSTILE));
        String policy = file("policy.yaml", named);
        String good =
                file("good.json", "{\"name\": \"nightly\", \"description\": " + JSON.writeValueAsString(HOSTILE) + "}");
        String script = file("script.yaml", JSON.writeValueAsString(Map.of(HOSTILE, HOSTILE)));
        Files.writeString(Files.createDirectories(folder.resolve("events")).resolve("\u001b\u202e.json"), event);
        Map<String, List<List<String>>> inputs = new TreeMap<>();
        inputs.put("demo", List.of(List.of(policy), List.of(HOSTILE), List.of("--speed", HOSTILE)));
        inputs.put(
                "local",
                List.of(
                        List.of("--script", script),
                        List.of("--script", "no-such-\u009b"),
                        List.of("--events", "http://\u009b")));
        inputs.put(
                "replay",
                List.of(
                        List.of(folder.resolve("events").toString()),
                        List.of(folder.resolve("events").toString(), "--policy", policy),
                        List.of("no-such-\u001b"),
                        List.of(folder.toString(), "--policy", HOSTILE)));
        inputs.put("policy validate", List.of(List.of(policy, good, "no-such-\u001b\n")));
        inputs.put("policy schema", List.of(List.of(), List.of(HOSTILE)));
        inputs.put("policy put", List.of(List.of(policy), List.of(good), List.of("no-such-\u001b\n")));
        inputs.put(
                "policy get", List.of(List.of("nightly"), List.of(HOSTILE), List.of("nightly", "--version", HOSTILE)));
        inputs.put("policy diff", List.of(List.of(good, "default"), List.of(HOSTILE), List.of(policy)));
        inputs.put(
                "policy test",
                List.of(
                        List.of("default", "--events", folder.resolve("events").toString()),
                        List.of(policy, "--events", folder.resolve("events").toString()),
                        List.of(HOSTILE, "--last", HOSTILE),
                        List.of("default", "--events", HOSTILE, "--assume", HOSTILE)));
        inputs.put("policy list", List.of(List.of()));
        inputs.put("explain", List.of(List.of("etl"), List.of(HOSTILE), List.of("etl", "--stack", HOSTILE)));
        inputs.put(
                "ps",
                List.of(
                        List.of(),
                        List.of("--all"),
                        List.of("--limit", HOSTILE),
                        List.of("--since", HOSTILE),
                        List.of("--cause", HOSTILE),
                        List.of("--ended", "--family", HOSTILE)));
        inputs.put(
                "run",
                List.of(List.of(), List.of("-f", HOSTILE), List.of("--wait", "--logs"), List.of("--tags", HOSTILE)));
        inputs.put("wait", List.of(List.of("etl"), List.of(HOSTILE)));
        inputs.put("describe", List.of(List.of("etl"), List.of(HOSTILE)));
        inputs.put(
                "logs",
                List.of(List.of("etl"), List.of("etl", "-t", "--no-prefix"), List.of("etl", "--since", HOSTILE)));
        inputs.put("stop", List.of(List.of("etl"), List.of("etl", "--reason", HOSTILE)));
        inputs.put("suspend", List.of(List.of("etl")));
        inputs.put("resume", List.of(List.of("etl")));
        inputs.put("rerun", List.of(List.of("etl"), List.of("etl", "--set", HOSTILE)));
        inputs.put("delete", List.of(List.of("etl"), List.of("etl", "--yes")));
        inputs.put("console", List.of(List.of("--port", HOSTILE), List.of("--stack", HOSTILE)));
        inputs.put("completion", List.of(List.of("bash"), List.of("fish"), List.of(HOSTILE)));
        inputs.put("man", List.of(List.of(folder.resolve("man").toString()), List.of("/dev/null/" + HOSTILE)));
        inputs.put("help", List.of(List.of("run"), List.of(HOSTILE)));
        inputs.put("status", List.of(List.of(), List.of("--endpoint-url", HOSTILE)));
        inputs.put("pause", List.of(List.of("--reason", HOSTILE), List.of("--off")));
        inputs.put("stacks", List.of(List.of(), List.of("--region", HOSTILE)));
        inputs.put("quarantine", List.of(List.of(), List.of("--bodies")));
        inputs.put(
                "redrive",
                List.of(
                        List.of("--all", "--dry-run"),
                        List.of("--from", HOSTILE),
                        List.of(HOSTILE + "?"),
                        List.of("--all", "--drop")));
        return inputs;
    }
}
