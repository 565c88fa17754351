package dev.lifeline.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.local.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A run request as a file, YAML or JSON. */
public final class RequestFile {
    private static final String STANDARD_INPUT = "-";

    private RequestFile() {}

    /**
     * Reads an object.
     *
     * @param file a path, or - for the standard input
     * @throws WrongInput if it cannot be read, or is no object
     */
    public static ObjectNode read(String file) {
        return object(file, text(file));
    }

    private static String text(String file) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new WrongInput("--file: " + file + " cannot be read as UTF-8 text; does the file exist?");
        }
    }

    private static ObjectNode object(String file, String text) {
        return switch (YamlText.document(text)) {
            case Requested.Valid<JsonNode> valid when valid.value() instanceof ObjectNode object -> object;
            case Requested.Valid<JsonNode> other ->
                throw new WrongInput("--file: " + file + ": fields of a run request are expected");
            case Requested.Invalid<JsonNode> invalid ->
                throw new WrongInput("--file: " + file + ": "
                        + invalid.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        };
    }
}
