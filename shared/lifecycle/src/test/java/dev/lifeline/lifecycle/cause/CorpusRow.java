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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A stopped task of the corpus or of the situations, with its expected causes. */
public record CorpusRow(EcsTask task, Essentials essentials, List<Cause> causes, List<String> further) {
    private static final Instant SOME_TIME = Instant.parse("2026-08-03T09:15:00Z");
    private static final Pattern CONTAINER = Pattern.compile("([\\w-]+)(?:\\[(-?\\d+)])?(?:: (.*))?", Pattern.DOTALL);

    /** The lines of a file, names still between « and ». */
    public static Stream<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(CorpusRow.class.getResourceAsStream("/causes/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A line of either file: they differ in the number of their cells. */
    public static CorpusRow parse(String line) {
        String[] cells = line.replaceAll("[«»]", "").replace("\\n", "\n").split("\t", -1);
        return switch (cells.length) {
            case 8 -> ofCorpus(cells);
            case 10 -> ofSituation(cells);
            default -> throw new IllegalStateException("8 or 10 cells between tabs: " + line);
        };
    }

    private static CorpusRow ofCorpus(String[] cells) {
        boolean started = cells[5].equals("yes");
        Essentials essentials = switch (cells[4]) {
            case "yes" -> new Essentials.Named(List.of("subject"));
            case "no" -> new Essentials.Named(List.of("beside"));
            case "unknown" -> new Essentials.EssentialsUnknown();
            default -> throw new IllegalStateException("essential is yes, no or unknown: " + cells[4]);
        };
        EcsContainer subject = container("subject", cell(cells[3]).map(Integer::valueOf), cell(cells[2]));
        EcsContainer beside = container("beside", started ? Optional.of(1) : Optional.empty(), Optional.empty());
        List<EcsContainer> containers = cells[4].equals("no") ? List.of(beside, subject) : List.of(subject);
        EcsTask.StopDetails stop = new EcsTask.StopDetails(
                cell(cells[0]).map(StopCode::of), cell(cells[1]).map(Reason::of), Optional.empty());
        return new CorpusRow(task(stop, started, false, cells[6], containers), essentials, causes(cells[7]), List.of());
    }

    private static CorpusRow ofSituation(String[] cells) {
        EcsTask.StopDetails stop = new EcsTask.StopDetails(
                cell(cells[0]).map(StopCode::of),
                cell(cells[1]).map(Reason::of),
                cell(cells[2]).map(Reason::of));
        List<EcsContainer> containers = Arrays.stream(cells[3].split(" \\|\\| ", -1))
                .map(CorpusRow::container)
                .toList();
        return new CorpusRow(
                task(stop, cells[4].equals("yes"), cells[5].equals("yes"), cells[6], containers),
                new Essentials.EssentialsUnknown(),
                causes(cells[7]),
                List.of(cells[8], cells[9]));
    }

    private static List<Cause> causes(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .filter(cause -> !cause.equals("None"))
                .map(Cause::valueOf)
                .toList();
    }

    private static EcsContainer container(String text) {
        Matcher parts = CONTAINER.matcher(text);
        assertThat(parts.matches()).as(text).isTrue();
        return container(
                parts.group(1),
                Optional.ofNullable(parts.group(2)).map(Integer::valueOf),
                Optional.ofNullable(parts.group(3)));
    }

    private static EcsContainer container(String name, Optional<Integer> exit, Optional<String> reason) {
        return new EcsContainer(
                name, EcsStatus.Known.STOPPED, exit, reason.map(Reason::of), Optional.empty(), List.of());
    }

    private static EcsTask task(
            EcsTask.StopDetails stop,
            boolean started,
            boolean pulled,
            String launchType,
            List<EcsContainer> containers) {
        return new EcsTask(
                new TaskRef("task"),
                5,
                EcsStatus.Known.STOPPED,
                EcsStatus.Known.STOPPED,
                Optional.of(stop),
                new EcsTask.Times(
                        Optional.of(SOME_TIME), Optional.empty(), when(pulled), when(started), Optional.of(SOME_TIME)),
                new EcsTask.Placement(
                        "cluster",
                        "definition:1",
                        Optional.empty(),
                        Optional.empty(),
                        cell(launchType).map(LaunchType::of),
                        Optional.empty(),
                        Optional.empty()),
                containers);
    }

    private static Optional<Instant> when(boolean happened) {
        return happened ? Optional.of(SOME_TIME) : Optional.empty();
    }

    private static Optional<String> cell(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(text);
    }

    /** The line with another name at its n-th place of a name. */
    static String withName(String line, int place, Function<String, String> change) {
        Matcher names = Pattern.compile("«([^»]*)»").matcher(line);
        int[] at = {0};
        return names.replaceAll(
                found -> Matcher.quoteReplacement(at[0]++ == place ? change.apply(found.group(1)) : found.group(1)));
    }

    /** Whether the n-th place of a name stands in quotes, where a name may have blanks. */
    static boolean isQuoted(String line, int place) {
        Matcher names = Pattern.compile("(.?)«").matcher(line);
        for (int each = 0; each <= place; each++) {
            assertThat(names.find()).isTrue();
        }
        return names.group(1).equals("\"");
    }

    static int names(String line) {
        return (int) line.chars().filter(letter -> letter == '«').count();
    }
}
