package dev.lifeline.tests.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A task of a {@link GeneratedArchive}, whose events are those of a sample on Fargate with its own names and times.
 *
 * @param works how long it runs beyond the time of the sample
 */
record GeneratedTask(String id, String family, String startedBy, Instant created, Duration works, TaskEnd end) {

    /** How a task ends. */
    enum TaskEnd {
        EXIT_0("\"exitCode\":0", "Essential container in task exited", "EssentialContainerExited"),
        EXIT_1("\"exitCode\":1", "Essential container in task exited", "EssentialContainerExited"),
        OUT_OF_MEMORY(
                "\"exitCode\":137,\"reason\":\"OutOfMemoryError: Container killed due to memory usage\"",
                "Essential container in task exited",
                "EssentialContainerExited"),
        SPOT("\"exitCode\":143", "Your Spot Task was interrupted.", "SpotInterruption");

        private final String exit;
        private final String reason;
        private final String code;

        TaskEnd(String exit, String reason, String code) {
            this.exit = exit;
            this.reason = reason;
            this.code = code;
        }

        String in(String event) {
            return event.replace("\"exitCode\":0", exit)
                    .replace("Essential container in task exited", reason)
                    .replace("EssentialContainerExited", code);
        }
    }

    /** An event of the sample between its names and times. */
    private record EventTemplate(List<String> fixed, List<String> holes) {
        private static final Pattern HOLE =
                Pattern.compile("366ea30b6e732d54b24717ccb03debeb|nightly-report|STARTED-BY|2026-08-03T09:[0-9:.]+Z");

        static EventTemplate of(String event) {
            return new EventTemplate(
                    List.of(HOLE.split(event, -1)),
                    HOLE.matcher(event).results().map(MatchResult::group).toList());
        }
    }

    private static final Instant SAMPLE = Instant.parse("2026-08-03T09:15:01.700Z");
    private static final Duration STARTED = Duration.ofSeconds(22);
    private static final Map<TaskEnd, List<EventTemplate>> LIVES = lives();

    private static Map<TaskEnd, List<EventTemplate>> lives() {
        Map<TaskEnd, List<EventTemplate>> lives = new EnumMap<>(TaskEnd.class);
        List<String> life = new ArrayList<>();
        try (Stream<Path> files = Files.list(Repository.ROOT.resolve("events/sequences/good-run-fargate"))) {
            for (Path file : files.sorted().toList()) {
                life.add(new ObjectMapper()
                        .readTree(Files.readString(file))
                        .toString()
                        .replace("\"platformVersion\"", "\"startedBy\":\"STARTED-BY\",\"platformVersion\""));
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        for (TaskEnd end : TaskEnd.values()) {
            lives.put(
                    end,
                    life.stream().map(event -> EventTemplate.of(end.in(event))).toList());
        }
        return lives;
    }

    private static List<EventTemplate> life(TaskEnd end) {
        return LIVES.getOrDefault(end, List.of());
    }

    /** How many each task has. */
    static int events() {
        return life(TaskEnd.EXIT_0).size();
    }

    /** Its event of that number, from 0. */
    String event(int number) {
        EventTemplate template = life(end).get(number);
        StringBuilder text = new StringBuilder(template.fixed().getFirst());
        for (int hole = 0; hole < template.holes().size(); hole++) {
            text.append(filled(template.holes().get(hole)))
                    .append(template.fixed().get(hole + 1));
        }
        return text.toString();
    }

    private String filled(String hole) {
        return switch (hole) {
            case "366ea30b6e732d54b24717ccb03debeb" -> id;
            case "nightly-report" -> family;
            case "STARTED-BY" -> startedBy;
            default -> time(Duration.between(SAMPLE, Instant.parse(hole))).toString();
        };
    }

    private Instant time(Duration since) {
        Instant usual = created.plus(since);
        return since.compareTo(STARTED) > 0 ? usual.plus(works) : usual;
    }
}
