package dev.lifeline.tests.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code make soak KILLS=200 SEED=1}: ends with an error if a run is not accounted for, or if its time is up. */
final class SoakProgram {
    private static final int USUAL_KILLS = 200;
    private static final int ALIVE = 40;
    private static final int SPEED = 10;
    private static final Duration PROGRAM = Duration.ofMinutes(12);
    private static final Duration REST = Duration.ofMinutes(6);
    private static final Duration MOST_A_KILL = Duration.ofSeconds(12);

    private SoakProgram() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // otherwise each answer waits 40 ms
        int kills = number("lifeline.kills").map(Long::intValue).orElse(USUAL_KILLS);
        long seed = number("lifeline.seed").orElseGet(System::currentTimeMillis);
        System.out.println("soak: " + kills + " kills, seed " + seed);
        limit(MOST_A_KILL.multipliedBy(kills).plus(REST).plus(Duration.ofMinutes(1)));
        Soak.SoakPlan plan = new Soak.SoakPlan(kills, ALIVE, SPEED, seed, PROGRAM, List.of(RunKind.values()), REST);
        Path folder = Files.createTempDirectory("soak");
        try (Soak soak = new Soak(plan, folder)) {
            Summary summary = soak.run();
            System.out.println(summary);
            if (summary.wrong().isEmpty()) {
                Folders.delete(folder);
                System.exit(0);
            }
            System.out.println("the table and the victim's log are in " + folder);
            System.exit(1);
        }
    }

    private static Optional<Long> number(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(text -> !text.isBlank())
                .map(Long::valueOf);
    }

    private static void limit(Duration most) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(most);
                System.out.println("the soak takes longer than " + most.toMinutes() + " minutes: given up");
                System.exit(2);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
