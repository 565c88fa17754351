package dev.lifeline.controller.policy;

import static dev.lifeline.controller.policy.DocumentWriter.array;
import static dev.lifeline.controller.policy.DocumentWriter.object;
import static dev.lifeline.controller.policy.DocumentWriter.put;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.LaunchChange.Scaling;
import dev.lifeline.lifecycle.policy.LaunchChange.Subnets;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes the user's rules, those that were written as one as one again. */
final class RuleWriter {
    private RuleWriter() {}

    static ArrayNode write(List<Rule> rules) {
        Map<String, List<Rule>> byName = new LinkedHashMap<>();
        rules.forEach(rule ->
                byName.computeIfAbsent(rule.name(), name -> new ArrayList<>()).add(rule));
        ArrayNode array = array();
        byName.forEach((name, written) -> {
            ObjectNode node = object();
            if (!name.equals(RuleList.placeName(array.size()))) {
                node.put("name", name);
            }
            array.add(rule(node, written));
        });
        return array;
    }

    private static ObjectNode rule(ObjectNode node, List<Rule> written) {
        Rule first = written.getFirst();
        Set<Cause> causes = causes(written);
        ObjectNode when = ConditionWriter.write(first.when());
        if (causes.size() == Cause.values().length) {
            when.remove("cause");
        } else {
            put(when, "cause", ConditionWriter.oneOrMore(causes.stream().map(Enum::name)));
        }
        put(node, "when", when);
        switch (first.then()) {
            case Verdict.Retry retry -> retry(node, retry, ofCause(written));
            case Verdict.Fail fail -> node.put("then", "fail");
            case Verdict.Stop stop -> node.put("then", "stop");
            case Verdict.Ignore ignore -> node.put("then", "ignore");
            case Verdict.Succeed succeed -> node.put("then", "succeed");
        }
        return node;
    }

    private static Set<Cause> causes(List<Rule> written) {
        Set<Cause> causes = new TreeSet<>();
        written.stream().flatMap(RuleWriter::causes).forEach(causes::addAll);
        return causes;
    }

    private static Stream<Set<Cause>> causes(Rule rule) {
        return rule.when().stream()
                .flatMap(condition -> condition instanceof CauseIn in ? Stream.of(in.causes()) : Stream.empty());
    }

    /** Whether each cause is charged to its own group, which needs not be said. */
    private static boolean ofCause(List<Rule> written) {
        return written.stream()
                .allMatch(rule -> rule.then() instanceof Verdict.Retry retry
                        && causes(rule).findAny().isPresent()
                        && causes(rule)
                                .flatMap(Collection::stream)
                                .allMatch(cause -> CauseGroups.of(cause) == retry.budget()));
    }

    private static void retry(ObjectNode node, Verdict.Retry retry, boolean ofCause) {
        node.put("then", "retry");
        if (!ofCause) {
            node.put("budget", Words.lower(retry.budget()));
        }
        retry.backoff().ifPresent(backoff -> backoff(node, backoff));
        put(node, "launch", change(retry.change()));
    }

    private static void backoff(ObjectNode node, Backoff backoff) {
        if (backoff.equals(BackoffFields.constant(backoff.initial()))) {
            node.put("delay", Durations.text(backoff.initial()));
        } else {
            // An empty one says something too: not the budget's.
            node.set("backoff", DocumentWriter.backoff(backoff, BackoffFields.RULE));
        }
    }

    private static ObjectNode change(LaunchChange change) {
        ObjectNode node = object();
        change.compute().ifPresent(compute -> {
            switch (compute) {
                case Compute.ClusterDefault any -> {}
                case Compute.OnLaunchType on -> node.put("launchType", on.type().toString());
                case Compute.OnProviders on ->
                    on.strategy().forEach(item -> node.put("capacityProvider", item.provider()));
            }
        });
        if (change.subnets() != Subnets.KEEP) {
            node.put("subnets", Words.lower(change.subnets()));
        }
        change.cpu().ifPresent(scaling -> node.set("cpu", scaling(scaling)));
        change.memory().ifPresent(scaling -> node.set("memory", scaling(scaling)));
        return node;
    }

    private static ObjectNode scaling(Scaling scaling) {
        return object().put("factor", scaling.factor()).put("max", scaling.cap());
    }
}
