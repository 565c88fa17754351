package dev.lifeline.cli.whatif;

import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.whatif.prediction.Prices;
import dev.lifeline.whatif.prediction.Prices.HourPrice;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        PriceText prices = PriceText.of(file);
        prices.root().fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw prices.wrong(List.of(key), "unknown field; the fields are " + String.join(", ", KEYS));
            }
        });
        Prices standard = Prices.STANDARD;
        Map<String, TaskSize> families = new HashMap<>();
        prices.root()
                .path("families")
                .fieldNames()
                .forEachRemaining(
                        family -> families.put(family, size(prices, List.of("families", family), standard.usual())));
        return new Prices(
                price(prices, "fargate", standard.fargate()),
                price(prices, "fargateSpot", standard.spot()),
                price(prices, "instances", standard.instances()),
                size(prices, List.of("usual"), standard.usual()),
                families);
    }

    private static HourPrice price(PriceText prices, String field, HourPrice standard) {
        return new HourPrice(
                prices.number(List.of(field, "vcpuHour"), standard.vcpu()),
                prices.number(List.of(field, "gbHour"), standard.gigabyte()));
    }

    private static TaskSize size(PriceText prices, List<String> field, TaskSize standard) {
        return new TaskSize(
                units(prices, field, "vcpu", standard.cpu()), units(prices, field, "gb", standard.memory()));
    }

    private static int units(PriceText prices, List<String> field, String key, int standard) {
        List<String> path = Stream.concat(field.stream(), Stream.of(key)).toList();
        return (int) (UNITS * prices.number(path, standard / (double) UNITS));
    }
}
