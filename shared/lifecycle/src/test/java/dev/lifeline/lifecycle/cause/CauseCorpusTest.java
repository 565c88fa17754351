package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CauseCorpusTest {
    private static final Instant SOME_TIME = Instant.parse("2026-08-03T09:15:00Z");

    /** Lifeline's own time-outs are no texts of ECS. */
    private static final EnumSet<Cause> NOT_FROM_TEXTS = EnumSet.of(Cause.TIMEOUT);

    @ParameterizedTest
    @MethodSource("corpus")
    void every_text_of_the_corpus_means_its_cause(Row row) {
        assertThat(CauseCatalog.standard().classify(row.task(), row.essentials()))
                .extracting(Classification::cause)
                .isEqualTo(row.cause());
    }

    @Test
    void every_cause_has_its_texts() throws IOException {
        assertThat(corpus().map(Row::cause)).containsAll(EnumSet.complementOf(NOT_FROM_TEXTS));
    }

    static Stream<Row> corpus() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CauseCorpusTest.class.getResourceAsStream("/causes/corpus.tsv"), "corpus")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::parse);
        }
    }

    /** One stopped task of the corpus. */
    record Row(
            Optional<String> stopCode,
            Optional<String> stoppedReason,
            Optional<String> containerReason,
            Optional<Integer> exitCode,
            String essential,
            boolean started,
            Optional<LaunchType> launchType,
            Cause cause) {

        static Row parse(String line) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(8);
            return new Row(
                    cell(cells[0]),
                    cell(cells[1]),
                    cell(cells[2]),
                    cell(cells[3]).map(Integer::valueOf),
                    cells[4],
                    cells[5].equals("yes"),
                    cell(cells[6]).map(LaunchType::of),
                    Cause.valueOf(cells[7]));
        }

        private static Optional<String> cell(String text) {
            return text.equals("-") ? Optional.empty() : Optional.of(text);
        }

        Essentials essentials() {
            return switch (essential) {
                case "yes" -> new Essentials.Named(List.of("subject"));
                case "no" -> new Essentials.Named(List.of("beside"));
                case "unknown" -> new Essentials.Unknown();
                default -> throw new IllegalStateException("essential is yes, no or unknown: " + this);
            };
        }

        EcsTask task() {
            EcsContainer subject = container("subject", exitCode, containerReason);
            EcsContainer beside = container("beside", started ? Optional.of(1) : Optional.empty(), Optional.empty());
            return new EcsTask(
                    new TaskRef("task"),
                    5,
                    EcsStatus.Known.STOPPED,
                    EcsStatus.Known.STOPPED,
                    Optional.of(new EcsTask.Stop(stopCode.map(StopCode::of), stoppedReason.map(Reason::of))),
                    new EcsTask.Times(
                            Optional.of(SOME_TIME),
                            Optional.empty(),
                            Optional.empty(),
                            started ? Optional.of(SOME_TIME) : Optional.empty(),
                            Optional.of(SOME_TIME)),
                    new EcsTask.Placement(
                            "cluster",
                            "definition:1",
                            Optional.empty(),
                            Optional.empty(),
                            launchType,
                            Optional.empty(),
                            Optional.empty()),
                    essential.equals("no") ? List.of(beside, subject) : List.of(subject));
        }

        private static EcsContainer container(String name, Optional<Integer> exit, Optional<String> reason) {
            return new EcsContainer(
                    name, EcsStatus.Known.STOPPED, exit, reason.map(Reason::of), Optional.empty(), List.of());
        }
    }
}
