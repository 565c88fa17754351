package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Writes a policy document; what is as it would be without being named is left out. */
final class DocumentWriter {
    private DocumentWriter() {}

    static ObjectNode write(PolicyDocument document) {
        Policy policy = document.policy();
        ObjectNode node = object().put("name", policy.name());
        if (policy.mode() != Mode.ENFORCE) {
            node.put("mode", Words.lower(policy.mode()));
        }
        if (policy.pull() != PullBehavior.DEFAULT) {
            node.set("imagePull", object().put("behavior", policy.pull().word()));
        }
        policy.shadow().ifPresent(shadow -> node.put("shadow", shadow));
        ArrayNode match = array();
        document.match().forEach(selector -> match.add(selector(selector)));
        put(node, "match", match);
        put(node, "rules", RuleWriter.write(document.ownRules()));
        put(node, "budgets", budgets(policy));
        put(node, "timeouts", timeouts(policy.timeouts()));
        put(node, "launch", launch(document.launch()));
        return node;
    }

    private static ObjectNode selector(TaskSelector selector) {
        ObjectNode node = object();
        put(node, "cluster", selector.cluster().map(Glob::pattern));
        put(node, "family", selector.family().map(Glob::pattern));
        put(node, "group", selector.group().map(Glob::pattern));
        put(node, "startedBy", selector.startedBy().map(Glob::pattern));
        put(node, "launchType", selector.launchType().map(Enum::name));
        return node;
    }

    private static ObjectNode budgets(Policy policy) {
        ObjectNode node = object();
        for (BudgetGroup group : BudgetGroup.values()) {
            put(node, Words.lower(group), budget(policy.budget(group), BudgetFields.builtIn(group)));
        }
        return node;
    }

    private static ObjectNode budget(Budget budget, Budget base) {
        ObjectNode node = object();
        if (budget.retries() == Budget.UNLIMITED && base.retries() != Budget.UNLIMITED) {
            node.put("attempts", BudgetFields.UNLIMITED);
        } else if (budget.retries() != base.retries()) {
            node.put("attempts", budget.retries());
        }
        put(node, "window", changed(budget.window(), base.window()).map(Durations::text));
        put(node, "within", changed(budget.within(), base.within()).map(Durations::text));
        put(node, "resetAfter", changed(budget.resetAfter(), base.resetAfter()).map(Durations::text));
        put(node, "backoff", backoff(budget.backoff(), base.backoff()));
        return node;
    }

    /** What is different from the base; nothing where all is the same. */
    static ObjectNode backoff(Backoff backoff, Backoff base) {
        ObjectNode node = object();
        if (backoff.growth() != base.growth()) {
            node.put("kind", Words.lower(backoff.growth()));
        }
        if (!backoff.initial().equals(base.initial())) {
            node.put("initial", Durations.text(backoff.initial()));
        }
        if (backoff.factor() != BackoffFields.factor(backoff.growth(), base.factor())) {
            node.put("factor", backoff.factor());
        }
        if (!backoff.cap().equals(BackoffFields.cap(backoff.growth(), backoff.initial(), base.cap()))) {
            node.put("max", Durations.text(backoff.cap()));
        }
        if (backoff.jitter() != base.jitter()) {
            node.put("jitter", Words.lower(backoff.jitter()));
        }
        return node;
    }

    private static ObjectNode timeouts(Timeouts timeouts) {
        ObjectNode node = object();
        DocumentFields.STATES.forEach(
                state -> put(node, Words.lower(state), timeouts.of(state).map(Durations::text)));
        put(node, "run", timeouts.run().map(Durations::text));
        return node;
    }

    private static ObjectNode launch(LaunchTemplate launch) {
        ObjectNode node = object();
        launch.network()
                .ifPresent(
                        network -> node.putObject("networkConfiguration").set("awsvpcConfiguration", network(network)));
        ObjectNode tags = object();
        launch.tags().forEach(tags::put);
        put(node, "tags", tags);
        return node;
    }

    private static ObjectNode network(Network network) {
        ObjectNode node = object();
        put(node, "subnets", texts(network.subnets()));
        put(node, "securityGroups", texts(network.securityGroups()));
        if (network.assignPublicIp()) {
            node.put("assignPublicIp", "ENABLED");
        }
        return node;
    }

    private static Optional<Duration> changed(Optional<Duration> value, Optional<Duration> base) {
        return value.equals(base) ? Optional.empty() : value;
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    static void put(ObjectNode node, String key, Optional<String> text) {
        text.ifPresent(value -> node.put(key, value));
    }

    static void put(ObjectNode node, String key, JsonNode value) {
        if (!value.isEmpty()) {
            node.set(key, value);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
