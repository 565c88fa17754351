package dev.lifeline.cli.launch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Names for runs that get none. */
final class RunNames {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int LONGEST = 100;

    private RunNames() {}

    /** {@code etl-20260803-021500-7f3a} for {@code etl:7}, also as an ARN. */
    static String made(String taskDefinition, Instant now) {
        String family =
                taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1).replaceFirst(":\\d+$", "");
        String plain = family.replaceAll("[^A-Za-z0-9_-]", "");
        return (plain.isEmpty() ? "run" : plain.substring(0, Math.min(plain.length(), LONGEST)))
                + "-" + TIME.format(now.atOffset(ZoneOffset.UTC))
                + String.format(
                        Locale.ROOT, "-%04x", ThreadLocalRandom.current().nextInt(1 << 16));
    }
}
