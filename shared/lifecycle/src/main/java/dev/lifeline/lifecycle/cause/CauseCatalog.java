package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.cause.Pattern.Evidence;
import dev.lifeline.lifecycle.cause.Pattern.Place;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.text.Glob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versioned list of texts by which ECS tells why a task ended, each with its cause. AWS publishes no such list and
 * changes the texts; so they are data ({@code causes.tsv}), read in order, and the first entry that matches decides.
 */
public final class CauseCatalog {
    private static final String RESOURCE = "causes.tsv";
    private static final CauseCatalog STANDARD = load();

    private final List<Pattern> patterns;

    private CauseCatalog(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** The catalogue that comes with this version. */
    public static CauseCatalog standard() {
        return STANDARD;
    }

    /**
     * Why the task ended. Reasons of containers count only where they can be the cause: an ECS agent that pulled in
     * vain and went on with a cached image leaves its error on a container that is healthy, and so does a sidecar that
     * is not essential.
     */
    public Classification classify(EcsTask task, Essentials essentials) {
        Optional<StopCode> code = task.stop().flatMap(EcsTask.Stop::code);
        Exit exit = Exit.of(task, essentials);
        return firstMatch(code, evidence(task, essentials, exit)).orElseGet(() -> switch (exit) {
            case Exit.Failure failure ->
                new Classification(
                        Cause.EXIT_CODE,
                        "exit-code",
                        "container " + failure.container() + " exited with " + failure.code());
            case Exit.Success success -> unknown(task);
            case Exit.NoCode none -> unknown(task);
        });
    }

    /** The cause of a text that stands alone, as in the failures of a RunTask answer. */
    public Classification classify(String text) {
        return firstMatch(Optional.empty(), List.of(new Evidence(Place.TASK, text)))
                .orElseGet(() -> new Classification(Cause.UNKNOWN, "unknown", text));
    }

    private Optional<Classification> firstMatch(Optional<StopCode> code, List<Evidence> evidence) {
        for (Pattern pattern : patterns) {
            for (Evidence item : evidence) {
                if (pattern.matches(code, item)) {
                    return Optional.of(new Classification(pattern.cause(), pattern.id(), item.text()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Evidence> evidence(EcsTask task, Essentials essentials, Exit exit) {
        Stream<Evidence> ofTask = Stream.of(new Evidence(Place.TASK, reasonOf(task)));
        Stream<Evidence> ofContainers = task.containers().stream()
                .filter(container -> Exit.isEssential(container, essentials) || !essentialExited(task))
                .filter(container -> speaks(container, exit))
                .flatMap(container -> container.reason().stream())
                .map(reason -> new Evidence(Place.CONTAINER, reason));
        return Stream.concat(ofTask, ofContainers).toList();
    }

    private static boolean speaks(EcsContainer container, Exit exit) {
        boolean outOfMemory = container
                .reason()
                .filter(reason -> reason.toLowerCase(Locale.ROOT).startsWith("outofmemoryerror"))
                .isPresent();
        return outOfMemory || (container.neverRan() && !(exit instanceof Exit.Failure));
    }

    private static boolean essentialExited(EcsTask task) {
        return task.stop()
                .flatMap(EcsTask.Stop::code)
                .filter(code -> code == StopCode.Known.ESSENTIAL_CONTAINER_EXITED)
                .isPresent();
    }

    private static Classification unknown(EcsTask task) {
        return new Classification(Cause.UNKNOWN, "unknown", reasonOf(task));
    }

    private static String reasonOf(EcsTask task) {
        return task.stop().flatMap(EcsTask.Stop::reason).orElse("");
    }

    private static CauseCatalog load() {
        try (InputStream in = Objects.requireNonNull(CauseCatalog.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            List<Pattern> patterns = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    patterns.add(parse(line));
                }
            }
            return new CauseCatalog(patterns);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Pattern parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 5) {
            throw new IllegalStateException(RESOURCE + ": five cells between tabs expected: " + line);
        }
        List<String> codes = cells[2].equals("*") ? List.of() : Arrays.asList(cells[2].split(",", -1));
        return new Pattern(
                cells[0],
                Cause.valueOf(cells[1]),
                codes,
                Place.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                new Glob(cells[4]));
    }
}
