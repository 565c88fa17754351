package dev.lifeline.tests.soak;

import java.time.Duration;
import java.util.List;

/**
 * The result of a soak.
 *
 * @param wrong all deviations; empty if there are none
 */
record Summary(
        Soak.SoakPlan plan,
        Duration took,
        Accounts.Balance balance,
        SurvivorsView seen,
        Ledger.CallCounts calls,
        RemoteFunction.InvocationCounts functions,
        List<String> wrong) {

    private static final int MOST_SHOWN = 50;

    /**
     * What the surviving process has seen.
     *
     * @param aliveAtKill the number of live tasks, kill by kill
     * @param launches the number of LaunchRun invocations by users
     * @param stopped the runs whose tasks users stopped
     * @param events the events that ECS sent, including copies
     * @param redriven the redriven dead letters
     */
    record SurvivorsView(List<Integer> aliveAtKill, int tasks, int launches, int stopped, int events, int redriven) {
        int median() {
            return aliveAtKill.stream().sorted().toList().get(aliveAtKill.size() / 2);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("%d kills in %d min %d s, seed %d%n"
                .formatted(plan.kills(), took.toMinutes(), took.toSecondsPart(), plan.seed()));
        text.append("%d runs, %d attempts, %d tasks, %d journal entries; %d runs stopped by users%n"
                .formatted(balance.runs(), balance.attempts(), seen.tasks(), balance.journal(), seen.stopped()));
        text.append("%d runs were tried again since nobody heard of their task's end for more than an hour%n"
                .formatted(balance.forgotten()));
        text.append("tasks alive when a kill struck: median %d, from %d to %d%n"
                .formatted(
                        seen.median(),
                        seen.aliveAtKill().stream()
                                .mapToInt(Integer::intValue)
                                .min()
                                .orElse(0),
                        seen.aliveAtKill().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0)));
        text.append("%d invocations, %d of them cut off by a kill, %d failed; %d of LaunchRun by users%n"
                .formatted(
                        functions.invoked().get(),
                        functions.cutOff().get(),
                        functions.failed().get(),
                        seen.launches()));
        text.append("%d events, %d dead letters redriven%n".formatted(seen.events(), seen.redriven()));
        text.append("%d RunTask: %d answered with a task that existed, %d without one; %d StopTask%n"
                .formatted(
                        calls.runTask().get(),
                        calls.repeated().get(),
                        calls.refused().get(),
                        calls.stopTask().get()));
        if (wrong.isEmpty()) {
            text.append("every run is accounted for: no attempt was launched twice, none was lost");
        } else {
            text.append("WRONG: ").append(wrong.size());
            wrong.stream().limit(MOST_SHOWN).forEach(each -> text.append("\n- ").append(each));
        }
        return text.toString();
    }
}
