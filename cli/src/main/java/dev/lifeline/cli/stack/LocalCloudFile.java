package dev.lifeline.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import dev.lifeline.local.cloud.CloudClock;
import dev.lifeline.local.cloud.LocalFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file in which a running {@code lifeline local} says where it serves.
 *
 * @param endpoints of the services it serves
 */
record LocalCloudFile(LifelineStack stack, Map<AwsService, URI> endpoints, CloudClock clock) {
    /** Instead of the file of this user, for tests. */
    private static final String PLACE = "lifeline.local";

    /** @throws WrongInput if no local cloud runs */
    static LocalCloudFile read() {
        Path file = place();
        return running(file)
                .orElseThrow(() -> new WrongInput(
                        "no lifeline local is running (" + file + " names none); start it in another terminal"));
    }

    private static Path place() {
        return Optional.ofNullable(System.getProperty(PLACE))
                .map(Path::of)
                .orElseGet(() -> LocalFile.path(System.getenv()));
    }

    private static Optional<LocalCloudFile> running(Path file) {
        try {
            return JsonTree.read(Files.readString(file)) instanceof ParsedJson.Tree tree
                    ? Optional.of(tree.root())
                            .filter(json -> isAlive(json.path("pid").asLong()))
                            .map(LocalCloudFile::of)
                    : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    /** What the file of a local cloud says. */
    static LocalCloudFile of(String text) {
        return switch (JsonTree.read(text)) {
            case ParsedJson.Tree tree -> of(tree.root());
            case ParsedJson other -> throw new IllegalStateException("not the file of a local cloud: " + other);
        };
    }

    /** Like the wall clock if the file does not say. */
    private static CloudClock clock(JsonNode json) {
        return new CloudClock(
                Instant.parse(json.path("began").asText(Instant.EPOCH.toString())),
                json.path("speed").asInt(1));
    }

    private static LocalCloudFile of(JsonNode json) {
        Map<AwsService, URI> endpoints = new EnumMap<>(AwsService.class);
        for (AwsService service : AwsService.values()) {
            Optional.ofNullable(json.path("endpoints").path(service.key()).textValue())
                    .ifPresent(uri -> endpoints.put(service, URI.create(uri)));
        }
        Map<String, String> outputs = new HashMap<>();
        json.path("outputs")
                .properties()
                .forEach(
                        output -> outputs.put(output.getKey(), output.getValue().asText()));
        json.path("functions")
                .properties()
                .forEach(function -> outputs.put(
                        function.getKey() + "Function", function.getValue().asText()));
        outputs.put(LifelineStack.TABLE, json.path("table").asText());
        return new LocalCloudFile(
                new LifelineStack(json.path("stack").asText("local"), outputs, "on this machine"),
                endpoints,
                clock(json.path("clock")));
    }
}
