package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.util.List;
import java.util.Optional;

/** How a call to ECS may fail. */
enum EcsTrouble {
    /** An error of the server, and nothing was done. */
    ERROR,
    THROTTLED,
    /** A valid request is refused, as while permissions change. */
    REFUSED,
    /** An error of the server, though all was done. */
    ERROR_AFTER,
    /** No answer, though all was done. */
    TIMEOUT_AFTER,
    /** The cluster was deleted under its tasks. */
    NO_CLUSTER;

    static EcsTrouble any(double number) {
        List<EcsTrouble> passing = List.of(ERROR, THROTTLED, REFUSED, ERROR_AFTER, TIMEOUT_AFTER);
        return passing.get((int) (passing.size() * number));
    }

    static Optional<EcsTrouble> of(Chance chance, Object place) {
        if (chance.happens(Fault.ECS_ERROR, place)) {
            return Optional.of(ERROR);
        }
        if (chance.happens(Fault.ECS_THROTTLED, place)) {
            return Optional.of(THROTTLED);
        }
        if (chance.happens(Fault.ECS_REFUSED, place)) {
            return Optional.of(REFUSED);
        }
        if (chance.happens(Fault.ECS_ERROR_AFTER, place)) {
            return Optional.of(ERROR_AFTER);
        }
        return chance.happens(Fault.ECS_TIMEOUT_AFTER, place) ? Optional.of(TIMEOUT_AFTER) : Optional.empty();
    }

    boolean isDone() {
        return switch (this) {
            case ERROR, THROTTLED, REFUSED, NO_CLUSTER -> false;
            case ERROR_AFTER, TIMEOUT_AFTER -> true;
        };
    }

    String error() {
        return switch (this) {
            case ERROR -> "ServerException";
            case THROTTLED -> "Rate exceeded";
            case REFUSED -> "AccessDeniedException";
            case ERROR_AFTER -> "ServerException, though it was done";
            case TIMEOUT_AFTER -> "time-out, though it was done";
            case NO_CLUSTER -> "ClusterNotFoundException";
        };
    }

    /** Why a question has no answer. */
    NoAnswer why() {
        return switch (this) {
            case ERROR, THROTTLED, ERROR_AFTER, TIMEOUT_AFTER -> NoAnswer.SILENT;
            case REFUSED -> NoAnswer.REFUSED;
            case NO_CLUSTER -> NoAnswer.NO_CLUSTER;
        };
    }
}
