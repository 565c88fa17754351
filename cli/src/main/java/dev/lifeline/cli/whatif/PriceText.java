package dev.lifeline.cli.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.local.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The text of a file of prices, whose numbers are found by their path. */
record PriceText(Path file, String text, JsonNode root) {

    /**
     * Reads the text.
     *
     * @throws WrongInput if it is not YAML
     */
    static PriceText of(Path file) {
        try {
            String text = Files.readString(file);
            return switch (YamlText.document(text)) {
                case Requested.Valid<JsonNode> valid -> new PriceText(file, text, valid.value());
                case Requested.Invalid<JsonNode> invalid ->
                    throw new WrongInput(file + ": " + invalid.problems().getFirst());
            };
        } catch (IOException unreadable) {
            throw new WrongInput(file + ": there is no such file, or it is not text", unreadable);
        }
    }

    double number(List<String> path, double standard) {
        JsonNode value = root;
        for (String key : path) {
            if (!value.isMissingNode() && !value.isObject()) {
                throw wrong(path.subList(0, path.indexOf(key)), "fields are expected, such as " + key);
            }
            value = value.path(key);
        }
        if (value.isMissingNode()) {
            return standard;
        }
        if (!value.isNumber() || value.doubleValue() < 0) {
            throw wrong(path, "a number of at least 0 is expected, not " + value.asText());
        }
        return value.doubleValue();
    }

    /** What is wrong, and where. */
    WrongInput wrong(List<String> path, String what) {
        String line = YamlText.line(text, path).map(number -> ":" + number).orElse("");
        return new WrongInput(file + line + ": " + String.join(".", path) + ": " + what);
    }
}
