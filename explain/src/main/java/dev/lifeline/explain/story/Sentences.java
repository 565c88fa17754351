package dev.lifeline.explain.story;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A decision in sentences. */
final class Sentences {
    private Sentences() {}

    static Chapter chapter(Explanation why, Told told) {
        List<String> sentences = new ArrayList<>();
        sentences.add(SeenText.of(why));
        why.cause().map(Sentences::cause).ifPresent(sentences::add);
        DecisionText.of(why).ifPresent(sentences::add);
        told.again(why).map(NearText::of).ifPresent(sentences::addAll);
        costs(why, told.policy()).forEach(sentences::add);
        calls(why.effects()).ifPresent(sentences::add);
        why.shadow()
                .filter(Explanation.ShadowVerdict::parts)
                .map(Sentences::parting)
                .ifPresent(sentences::add);
        return new Chapter(why.at(), why.attempt(), title(why), sentences);
    }

    private static String title(Explanation why) {
        return why.ended()
                .map(result -> "the run ended: " + result)
                .orElseGet(() -> from(why) == why.to() ? why.to().name() : from(why) + " to " + why.to());
    }

    private static TaskState from(Explanation why) {
        return begins(why) ? TaskState.NEW : why.from();
    }

    /** Whether the attempt begins in the decision that ended the one before it. */
    static boolean begins(Explanation why) {
        return why.rule().isPresent() && why.effects().contains(new Effect.RunTask(why.attempt()));
    }

    static String cause(Classification why) {
        String container = why.container()
                .filter(name -> !why.evidence().contains("container " + name))
                .map(name -> " (container " + name + ")")
                .orElse("");
        return "The cause is " + why.cause() + ": " + CauseText.of(why.cause()) + ". The evidence is: " + why.evidence()
                + container + DecisionText.fullStop(why.evidence() + container);
    }

    private static List<String> costs(Explanation why, Optional<Policy> policy) {
        return Arrays.stream(BudgetGroup.values())
                .filter(group -> why.cost(group) > 0)
                .map(group -> "It cost " + (why.cost(group) == 1 ? "a retry" : why.cost(group) + " retries") + ": "
                        + VerdictText.retries(
                                why.spent().getOrDefault(group, 0), group, policy.map(known -> known.budget(group)))
                        + (why.spent().getOrDefault(group, 0) == 1 ? " is spent." : " are spent."))
                .toList();
    }

    private static Optional<String> calls(List<Effect> effects) {
        List<String> calls = effects.stream().map(Sentences::call).distinct().toList();
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of("Lifeline decided " + ConditionText.joined(calls, "and") + ".");
    }

    private static String call(Effect effect) {
        return switch (effect) {
            case Effect.RunTask run -> "to launch attempt " + run.attempt();
            case Effect.StopTask stop -> "to stop the task of attempt " + stop.attempt();
            case Effect.DescribeTask describe -> "to ask ECS how the task of attempt " + describe.attempt() + " is";
            case Effect.FindTask find -> "to ask ECS whether attempt " + find.attempt() + " has a task";
            case Effect.SendCallback send ->
                switch (send.news()) {
                    case ENDED -> "to report the end to callback " + send.callback();
                    case ALIVE -> "to send a heartbeat to callback " + send.callback();
                };
        };
    }

    private static String parting(Explanation.ShadowVerdict other) {
        return "The shadow policy " + other.policy() + " would have decided differently"
                + other.rule().map(rule -> " by rule " + rule).orElse("") + ": " + other.words()
                + DecisionText.fullStop(other.words());
    }
}
