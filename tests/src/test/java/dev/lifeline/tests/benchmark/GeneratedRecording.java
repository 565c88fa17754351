package dev.lifeline.tests.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.tests.Repository;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recording of any length: tasks on Fargate with nine events each, some concurrent; one task in ten fails, one event
 * in a hundred is duplicated.
 */
final class GeneratedRecording {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int AT_ONCE = 20;
    private static final int FAILS = 10;
    private static final int TWICE = 100;

    private GeneratedRecording() {}

    static Path write(Path file, int events) throws IOException {
        List<String> life = life();
        String task = MAPPER.readTree(life.getFirst())
                .path("detail")
                .path("taskArn")
                .textValue()
                .replaceFirst(".*/", "");
        int written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int first = 0; written < events; first += AT_ONCE) {
                for (String event : life) {
                    for (int number = first; number < first + AT_ONCE && written < events; number++) {
                        String own = event.replace(task, "%032x".formatted(number));
                        String ended = number % FAILS == 0 ? own.replace("\"exitCode\":0", "\"exitCode\":1") : own;
                        int copies = written % TWICE == 0 ? 2 : 1;
                        for (int copy = 0; copy < copies && written < events; copy++) {
                            out.write(ended);
                            out.newLine();
                            written++;
                        }
                    }
                }
            }
        }
        return file;
    }

    private static List<String> life() throws IOException {
        List<String> life = new ArrayList<>();
        try (Stream<Path> files = Files.list(Repository.ROOT.resolve("events/sequences/good-run-fargate"))) {
            for (Path file : files.sorted().toList()) {
                life.add(MAPPER.readTree(Files.readString(file)).toString());
            }
        }
        return life;
    }
}
