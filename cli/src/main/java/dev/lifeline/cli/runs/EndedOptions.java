package dev.lifeline.cli.runs;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.controller.shape.WrittenDuration;
import dev.lifeline.controller.store.History;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Page;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which runs of the history a command shows. */
final class EndedOptions {
    @Option(names = "--ended", description = "list ended runs, latest first")
    private boolean ended;

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            description = "with --ended: only runs that ended within this time, such as 6h")
    private Optional<String> since = Optional.empty();

    @Option(names = "--result", description = "with --ended: only runs with this result: succeeded, failed or stopped")
    private Optional<String> result = Optional.empty();

    @Option(
            names = "--cause",
            description = "with --ended: only runs whose last attempt failed for this cause, such as exit_code")
    private Optional<String> cause = Optional.empty();

    @Option(names = "--family", description = "with --ended: only runs of this task definition family")
    private Optional<String> family = Optional.empty();

    @Option(names = "--cluster", description = "with --ended: only runs in this cluster, by its name or ARN")
    private Optional<String> cluster = Optional.empty();

    /** @throws WrongInput if a filter is given without {@code --ended} */
    boolean areWanted() {
        boolean picked = since.isPresent() || !filter().equals(Filter.NONE);
        if (picked && !ended) {
            throw new WrongInput(
                    "--since, --result, --cause, --family and --cluster filter ended runs;" + " add --ended");
        }
        return ended;
    }

    /** Reads pages until there are enough runs. */
    List<Entry> of(History history, int limit) {
        Instant from = since.map(this::start).orElse(Instant.EPOCH);
        List<Entry> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            int open = Math.min(limit - found.size(), Query.MOST);
            Page page = history.ended(new Query(from, Instant.MAX, filter(), open, after));
            found.addAll(page.entries());
            after = page.next();
        } while (found.size() < limit && after.isPresent());
        return found;
    }

    private Instant start(String text) {
        return WrittenDuration.parse(text)
                .map(Clock.systemUTC().instant()::minus)
                .orElseThrow(() -> new WrongInput("--since: " + text + " is no duration; " + WrittenDuration.HINT));
    }

    private Filter filter() {
        return new Filter(
                result.map(word -> constant("--result", word, Phase.Result.class)),
                cause.map(word -> constant("--cause", word, Cause.class)),
                family,
                cluster);
    }

    private static <E extends Enum<E>> E constant(String option, String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(
                        () -> new WrongInput(option + ": unknown word " + word + Spelling.hint(word, words(type))));
    }

    private static List<String> words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
