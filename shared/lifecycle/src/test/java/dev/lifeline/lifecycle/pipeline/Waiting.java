package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What holds after every decision of a suspended run, of one whose earlier task ends, and of one that somebody waits
 * for.
 */
record Waiting(Run before, Run after, Observation observation, Circumstances circumstances) {

    void hold(Decision decision) {
        suspended(decision);
        ending();
        stopped();
        told();
    }

    private void suspended(Decision decision) {
        assertThat(after.hasEnded() && after.suspension().isPresent())
                .as("the end of a run ends its suspension")
                .isFalse();
        if (before.suspension().isEmpty() || after.suspension().isEmpty()) {
            return;
        }
        assertThat(after.attempt().number())
                .as("no attempt begins while the run is suspended")
                .isEqualTo(before.attempt().number());
        assertThat(before.pending().stream()
                        .filter(PendingEffect::isUncalledLaunch)
                        .map(PendingEffect::effect))
                .as("no held launch leaves while the run is suspended")
                .noneMatch(decision.effects()::contains);
    }

    private void ending() {
        assertThat(after.attempt().number() == before.attempt().number() || !after.isStopping())
                .as("no attempt begins while an earlier task may be alive")
                .isTrue();
        after.pending().stream()
                .map(PendingEffect::effect)
                .filter(Effect.DescribeTask.class::isInstance)
                .map(effect -> ((Effect.DescribeTask) effect).task())
                .forEach(task -> assertThat(isCurrent(task) || isKnownToEnd(task))
                        .as("the current attempt's task is asked about while it is open, another after its StopTask")
                        .isTrue());
    }

    private boolean isCurrent(TaskRef task) {
        return after.attempt().isOpen()
                && after.attempt().task().filter(task::equals).isPresent();
    }

    private boolean isKnownToEnd(TaskRef task) {
        return before.pending().stream()
                .map(PendingEffect::effect)
                .anyMatch(effect -> effect.stops(task) || effect.asksAbout(task));
    }

    private void stopped() {
        boolean certain = before.phase() instanceof Phase.BackingOff
                || before.phase() instanceof Phase.AwaitingRecord
                || before.pending().stream().anyMatch(PendingEffect::isUncalledLaunch);
        if (observation instanceof StopRequested && certain) {
            assertThat(after.phase())
                    .as("a stop ends a run that has no task")
                    .isInstanceOfSatisfying(
                            Phase.Ended.class,
                            ended -> assertThat(ended.result()).isEqualTo(Phase.Result.STOPPED));
        }
    }

    private void told() {
        Set<Integer> owed = after.pending().stream()
                .map(PendingEffect::effect)
                .filter(Effect.SendCallback.class::isInstance)
                .map(effect -> ((Effect.SendCallback) effect).callback())
                .collect(Collectors.toSet());
        Set<Integer> waiting = after.callbacks().stream().map(Callback::number).collect(Collectors.toSet());
        assertThat(owed)
                .as("whoever waits for a run that has ended is being told, and nobody else")
                .isEqualTo(after.hasEnded() ? waiting : Set.of());
        assertThat(after.callbacks().stream().map(Callback::target))
                .as("one callback a target")
                .doesNotHaveDuplicates();
        assertThat(after.orders().numbered())
                .as("no number is used twice")
                .isGreaterThanOrEqualTo(before.orders().numbered())
                .isGreaterThanOrEqualTo(waiting.stream().max(Integer::compare).orElse(0));
        assertThat(waiting)
                .as("no callback is forgotten without an answer, before its bound")
                .containsAll(kept());
    }

    private Set<Integer> kept() {
        return before.callbacks().stream()
                .map(Callback::number)
                .filter(number -> !(observation instanceof Observation.CallbackAnswered answered
                        && answered.callback() == number))
                .filter(number -> before.pending().stream()
                        .noneMatch(owed -> owed.effect() instanceof Effect.SendCallback send
                                && send.callback() == number
                                && Callbacks.isGivenUp(owed, circumstances)))
                .collect(Collectors.toSet());
    }
}
