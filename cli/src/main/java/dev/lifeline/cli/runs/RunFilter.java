package dev.lifeline.cli.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which runs are listed. */
final class RunFilter {
    @Option(
            names = {"-a", "--all"},
            description = "live runs and ended ones")
    private boolean all;

    @Option(
            names = "--ended",
            description = "only ended runs, latest first (default with --result, --cause, --since, --until)")
    private boolean ended;

    @Option(names = "--suspended", description = "only suspended runs")
    private boolean suspended;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "only runs that ended (if live, began) since then: 24h ago, or 2026-08-03T02:00:00Z")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "only those until then")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--result",
            completionCandidates = Results.class,
            description = "only runs with this result: succeeded, failed or stopped")
    private Optional<String> result = Optional.empty();

    @Option(names = "--cause", description = "only runs whose last attempt failed for this cause, such as exit_code")
    private Optional<String> cause = Optional.empty();

    @Option(names = "--family", description = "only runs of this task definition family")
    private Optional<String> family = Optional.empty();

    @Option(names = "--cluster", description = "only runs in this cluster, by its name or ARN")
    private Optional<String> cluster = Optional.empty();

    @Option(names = "--prefix", description = "only runs whose names begin with this")
    private Optional<String> prefix = Optional.empty();

    /** The words of --result, for shells. */
    static final class Results implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return words(Phase.Result.class).iterator();
        }
    }

    /** The request of ListRuns. */
    ObjectNode request(Instant now) {
        boolean past = ended || Stream.of(since, until, result, cause).anyMatch(Optional::isPresent);
        ObjectNode request = JsonTree.object().put("state", all ? "ALL" : past ? "ENDED" : "LIVE");
        since.ifPresent(text ->
                request.put("since", MomentText.past("--since", text, now).toString()));
        until.ifPresent(text ->
                request.put("until", MomentText.past("--until", text, now).toString()));
        result.ifPresent(word -> request.put("result", constant("--result", word, Phase.Result.class)));
        cause.ifPresent(word -> request.put("cause", constant("--cause", word, Cause.class)));
        family.ifPresent(name -> request.put("family", name));
        cluster.ifPresent(name -> request.put("cluster", name));
        prefix.ifPresent(name -> request.put("prefix", name));
        if (suspended) {
            request.put("suspended", true);
        }
        return request;
    }

    private static <E extends Enum<E>> String constant(String option, String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .filter(word::equalsIgnoreCase)
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
