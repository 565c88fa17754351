package dev.lifeline.cli.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.local.yaml.YamlText;
import dev.lifeline.whatif.prediction.Prices;
import dev.lifeline.whatif.prediction.Prices.HourPrice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of prices, in YAML: {@code fargate}, {@code fargateSpot} and {@code instances}, each with {@code vcpuHour} and
 * {@code gbHour}; {@code usual} and {@code families.NAME}, each with {@code vcpu} and {@code gb}. What it omits is as
 * built in.
 */
public final class PriceFile {
    private static final int UNITS = 1024;
    private static final List<String> KEYS = List.of("fargate", "fargateSpot", "instances", "usual", "families");

    private PriceFile() {}

    /**
     * Reads the file.
     *
     * @throws WrongInput if it cannot be read
     */
    public static Prices read(Path file) {
        JsonNode root = root(file);
        root.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new WrongInput(file + ": " + key + ": unknown field; the fields are " + String.join(", ", KEYS));
            }
        });
        Prices standard = Prices.STANDARD;
        Map<String, TaskSize> families = new HashMap<>();
        root.path("families")
                .properties()
                .forEach(entry -> families.put(entry.getKey(), size(file, entry.getValue(), standard.usual())));
        return new Prices(
                price(file, root.path("fargate"), standard.fargate()),
                price(file, root.path("fargateSpot"), standard.spot()),
                price(file, root.path("instances"), standard.instances()),
                size(file, root.path("usual"), standard.usual()),
                families);
    }

    private static JsonNode root(Path file) {
        try {
            return switch (YamlText.document(Files.readString(file))) {
                case Requested.Valid<JsonNode> valid -> valid.value();
                case Requested.Invalid<JsonNode> invalid ->
                    throw new WrongInput(file + ": " + invalid.problems().getFirst());
            };
        } catch (IOException unreadable) {
            throw new WrongInput(file + ": there is no such file, or it is not text", unreadable);
        }
    }

    private static HourPrice price(Path file, JsonNode node, HourPrice standard) {
        return new HourPrice(
                number(file, node, "vcpuHour", standard.vcpu()), number(file, node, "gbHour", standard.gigabyte()));
    }

    private static TaskSize size(Path file, JsonNode node, TaskSize standard) {
        return new TaskSize((int) (UNITS * number(file, node, "vcpu", standard.cpu() / (double) UNITS)), (int)
                (UNITS * number(file, node, "gb", standard.memory() / (double) UNITS)));
    }

    private static double number(Path file, JsonNode node, String key, double standard) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return standard;
        }
        if (!value.isNumber() || value.doubleValue() < 0) {
            throw new WrongInput(file + ": " + key + ": not a number of at least 0");
        }
        return value.doubleValue();
    }
}
