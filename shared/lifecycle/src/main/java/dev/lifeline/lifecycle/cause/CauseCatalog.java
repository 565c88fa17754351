package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import java.util.Optional;

/**
 * The meaning of ECS's codes and texts. AWS publishes no list of them and changes them without notice, so they are
 * data: the markers ({@code markers.tsv}) give what was under way and what was wrong, and a table ({@code causes.tsv})
 * maps both to a cause.
 */
public final class CauseCatalog {
    private static final CauseCatalog STANDARD =
            new CauseCatalog(new TextReader(MarkerFile.read(), UserNames.read()), CauseTable.read());

    private static final Symptom EXITED = new Symptom(FailurePhase.RUN, FailureCondition.EXITED);

    private final TextReader reader;
    private final CauseTable table;

    CauseCatalog(TextReader reader, CauseTable table) {
        this.reader = reader;
        this.table = table;
    }

    /** The catalog of this version. */
    public static CauseCatalog standard() {
        return STANDARD;
    }

    /** Why the task ended; {@link Cause#UNKNOWN} with the task's reason if nothing matches. */
    public Classification classify(EcsTask task, Essentials essentials) {
        Ending ending = Ending.of(task, essentials);
        Optional<Opinion> best = ending.exit().map(exit -> exited(exit, ending.launchType()));
        for (Evidence evidence : ending.evidence()) {
            best = Opinion.first(best, opinion(evidence, ending));
        }
        return best.orElseThrow().why();
    }

    /** The cause of one container's error, regardless of its task. */
    public Classification classify(EcsContainer container) {
        Evidence evidence = Evidence.of(container, container.reason().orElse(Reason.NONE), true);
        return opinion(evidence, Ending.of(evidence)).why();
    }

    /** Why RunTask made no task, from one of the failures in its answer. */
    public Classification classify(LaunchFailure failure) {
        Evidence reason = Evidence.of(Evidence.Place.FAILURE, Reason.of(failure.reason()));
        MarkersFound reading = reader.read(reason, Ending.of(reason));
        // The detail is free text beside a one-word reason. It counts if the reason is unknown.
        if (reading.condition().isEmpty() && failure.detail().isPresent()) {
            Evidence detail = Evidence.of(
                    Evidence.Place.FAILURE, Reason.of(failure.detail().get()));
            reading = reader.read(detail, Ending.of(detail));
        }
        return opinion(reading, Evidence.of(Evidence.Place.FAILURE, Reason.of(failure.toString())), Optional.empty())
                .why();
    }

    /** Why RunTask refused. */
    public Classification classify(LaunchRefusal refusal) {
        Evidence whole = Evidence.of(Evidence.Place.CALL, Reason.of("status " + refusal.status() + " " + refusal));
        MarkersFound reading = reader.read(whole, Ending.of(whole));
        return opinion(reading, Evidence.of(Evidence.Place.CALL, Reason.of(refusal.toString())), Optional.empty())
                .why();
    }

    private Opinion opinion(Evidence evidence, Ending ending) {
        MarkersFound reading = reader.read(evidence, ending);
        return evidence.essential() || reading.symptom().phase() == FailurePhase.PULL
                ? opinion(reading, evidence, ending.launchType())
                // Otherwise a container that is not essential does not end its task.
                : opinion(MarkersFound.NOTHING, evidence, ending.launchType());
    }

    private Opinion opinion(MarkersFound reading, Evidence evidence, Optional<LaunchType> launchType) {
        int rank = table.rank(reading.symptom(), launchType);
        return new Opinion(
                rank,
                new Classification(
                        table.cause(rank),
                        reading.symptom(),
                        reading.decidedBy(),
                        evidence.reason().text(),
                        evidence.container(),
                        evidence.exitCode()));
    }

    private Opinion exited(Exit.BadExit exit, Optional<LaunchType> launchType) {
        int rank = table.rank(EXITED, launchType);
        return new Opinion(
                rank,
                new Classification(
                        table.cause(rank),
                        EXITED,
                        "exit-code",
                        Exit.inWords(exit.container(), exit.code()),
                        Optional.of(exit.container()),
                        Optional.of(exit.code())));
    }

    /** The meaning of a text, and its rank in the table. */
    private record Opinion(int rank, Classification why) {
        static Optional<Opinion> first(Optional<Opinion> one, Opinion other) {
            return one.filter(best -> best.rank <= other.rank).or(() -> Optional.of(other));
        }
    }
}
