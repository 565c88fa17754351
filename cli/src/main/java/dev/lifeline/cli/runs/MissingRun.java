package dev.lifeline.cli.runs;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.loop.CachedPolicies;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Mode;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** The message about a missing run, whose name may be the id of a task that was not adopted. */
final class MissingRun {
    private MissingRun() {}

    /**
     * The table has nothing about a task that was not adopted, so the message names the policies and where to find the
     * reason.
     */
    static WrongInput of(RunId run, TableAccess access, InstantSource clock) {
        List<String> adopting = new CachedPolicies(access.policies(), note -> {}, clock, Wiring.POLICY_FRESHNESS)
                .documents().stream()
                        .filter(document -> document.policy().mode() != Mode.OFF)
                        .filter(document -> !document.match().isEmpty())
                        .map(document -> document.policy().name() + " ("
                                + document.match().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" or "))
                                + ")")
                        .toList();
        return new WrongInput("there is no run " + run
                + ", or it has expired; if it is the id of a task, the task was not adopted, and "
                + (adopting.isEmpty()
                        ? "no policy adopts tasks"
                        : "these policies adopt: " + String.join(", ", adopting)
                                + "; which condition it misses is in the log of TaskStateChange at level DEBUG,"
                                + " and lifeline replay --policy shows it for a recorded event"));
    }
}
