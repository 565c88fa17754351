package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import java.util.List;
import java.util.Optional;

/**
 * The versioned list of what ECS tells of tasks that ended, each with its cause. AWS publishes no such list and changes
 * the texts; so they are data ({@code causes.tsv}), read in order, and the first entry that matches decides.
 */
public final class CauseCatalog {
    private static final CauseCatalog STANDARD = new CauseCatalog(CatalogFile.read());

    private final List<Pattern> patterns;

    CauseCatalog(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** The catalogue that comes with this version. */
    public static CauseCatalog standard() {
        return STANDARD;
    }

    /** Why the task ended; {@link Cause#UNKNOWN} with the task's own reason where no entry knows. */
    public Classification classify(EcsTask task, Essentials essentials) {
        return classify(Ending.of(task, essentials));
    }

    /** The cause of a text that stands alone, as in the failures of a RunTask answer. */
    public Classification classify(String text) {
        return classify(Ending.of(text));
    }

    private Classification classify(Ending ending) {
        for (Pattern pattern : patterns) {
            Optional<Classification> found = pattern.classify(ending);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return Classification.ofTask(
                Cause.UNKNOWN,
                Symptom.UNKNOWN,
                "unknown",
                ending.evidence().getFirst().text());
    }
}
