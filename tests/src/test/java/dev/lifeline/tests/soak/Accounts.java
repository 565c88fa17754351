package dev.lifeline.tests.soak;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the table with what ECS did and with the result that the script requires. */
final class Accounts {
    private final TableAccess table;
    private final Ledger ledger;
    private final SoakUsers users;
    private final Map<RunId, PlannedRun> fates;
    private final List<String> wrong = new ArrayList<>();
    private int runs;
    private int attempts;
    private int journal;
    private int forgotten;

    Accounts(TableAccess table, Ledger ledger, SoakUsers users, Map<RunId, PlannedRun> fates) {
        this.table = table;
        this.ledger = ledger;
        this.users = users;
        this.fates = Map.copyOf(fates);
    }

    /**
     * The result.
     *
     * @param forgotten runs whose task's end was unknown for more than an hour
     * @param wrong all deviations
     */
    record Balance(int runs, int attempts, int journal, int forgotten, List<String> wrong) {}

    Balance balance() {
        wrong.addAll(ledger.wrong());
        wrong.addAll(users.wrong());
        ledger.alive().forEach(arn -> wrong.add(arn + " lives on"));
        new TreeSet<>(users.asked().stream().map(RunId::value).toList()).forEach(name -> check(new RunId(name)));
        Set<RunKey> asked = users.asked().stream().map(RunId::key).collect(Collectors.toSet());
        ledger.runs().stream()
                .filter(run -> !asked.contains(run))
                .forEach(run -> wrong.add(run + " has tasks, and nobody asked for it"));
        return new Balance(runs, attempts, journal, forgotten, List.copyOf(wrong));
    }

    private void check(RunId id) {
        Optional<Stored> stored = table.runs().load(id);
        if (stored.isPresent()) {
            runs++;
            journal(id, stored.get().revision());
            tasks(stored.get().run());
            ending(stored.get().run());
        } else if (users.accepted().contains(id)) {
            wrong.add(id + " was accepted and is not in the table");
        } else if (!ledger.tasks(id).isEmpty()) {
            wrong.add(id + " is not in the table and has the tasks " + ledger.tasks(id));
        }
    }

    /** A revision without an entry only moves a deadline, which an ended run does not have. */
    private void journal(RunId id, long revision) {
        List<Long> entries = table.journals().journal(id).stream()
                .map(JournalEntry::revision)
                .toList();
        journal += entries.size();
        boolean grows = entries.equals(entries.stream().sorted().distinct().toList());
        if (!grows || entries.isEmpty() || entries.getFirst() != 1 || entries.getLast() != revision) {
            wrong.add(id + " is at revision " + revision + " and its journal is " + entries);
        }
    }

    /** Each attempt has the one task that it names, or was refused and has none. */
    private void tasks(Run run) {
        Map<Integer, List<String>> made = ledger.tasks(run.id());
        Set<Integer> known = new TreeSet<>();
        for (PastAttempt past : run.past()) {
            known.add(past.number());
            tasks(run, past.number(), past.task(), made);
        }
        known.add(run.attempt().number());
        tasks(run, run.attempt().number(), run.attempt().task(), made);
        attempts += known.size();
        if (known.size() != run.attempt().number()) {
            wrong.add(run.id() + " has the attempts " + known);
        }
        made.keySet().stream()
                .filter(attempt -> !known.contains(attempt))
                .forEach(attempt -> wrong.add(
                        run.id() + " has tasks of an attempt that it does not know, " + attempt + ": " + made));
        if (run.attempt().launch() instanceof Launch.Asked) {
            wrong.add(run.id() + " does not know whether its last task was launched");
        }
    }

    private void tasks(Run run, int attempt, Optional<TaskRef> task, Map<Integer, List<String>> made) {
        List<String> named = task.map(TaskRef::arn).stream().toList();
        List<String> tasks = made.getOrDefault(attempt, List.of());
        if (!named.equals(tasks)) {
            wrong.add(run.id() + "/" + attempt + " names " + named + ", and ECS made " + tasks);
        }
    }

    /**
     * Its task ended without news for more than the hour for which ECS reports it, so it counts as lost and is retried.
     * Only the two being alive at once is excluded (docs/explanation/reliability.md).
     */
    private static boolean wasForgotten(PastAttempt past) {
        return past.state() == TaskState.ORPHANED
                && Duration.between(past.created(), past.ended()).compareTo(Duration.ofHours(1)) > 0;
    }

    private void ending(Run run) {
        RunKind kind = Optional.ofNullable(fates.get(run.id())).orElseThrow().kind();
        if (!run.pending().isEmpty()) {
            wrong.add(run.id() + " owes " + run.pending());
        }
        if (!(run.phase() instanceof Phase.Ended ended)) {
            wrong.add(run.id() + " (" + kind + ") has not ended: " + run.phase());
            return;
        }
        if (run.past().stream().anyMatch(Accounts::wasForgotten)) {
            forgotten++;
            return;
        }
        boolean stopped = users.stopped().contains(run.id());
        Phase.Result due = stopped ? Phase.Result.FAILED : kind.result();
        int number = run.attempt().number();
        if (ended.result() != due) {
            wrong.add(run.id() + " (" + kind + (stopped ? ", stopped by a user" : "") + ") ended " + ended
                    + " after attempt " + number + " and should be " + due);
        }
        Optional<Cause> cause = ended.cause().map(Classification::cause);
        if (stopped != cause.equals(Optional.of(Cause.USER_STOP))) {
            wrong.add(run.id() + (stopped ? " was" : " was not") + " stopped by a user and ended for " + cause);
        }
        if (number > kind.attempts() || number < kind.fewestAttempts()) {
            wrong.add(run.id() + " (" + kind + ") took " + number + " attempts, not " + kind.attempts() + ": "
                    + run.past());
        }
    }
}
