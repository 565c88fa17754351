package dev.lifeline.tests.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.local.template.EventRule;
import dev.lifeline.local.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of a stack on the default bus: which of them match an event, by EventBridge's own matcher. */
record DeployedRules(List<EventRule> rules) {
    private static final Map<String, String> STACK = Map.of(
            "Namespace",
            "prod",
            "ClusterArns",
            "arn:aws:ecs:us-east-1:111122223333:cluster/prod,arn:aws:ecs:us-east-1:111122223333:cluster/batch-*");

    /** With these values for some parameters. */
    static DeployedRules of(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(STACK);
        all.putAll(parameters);
        return new DeployedRules(Template.read(Deployed.FILE, all).rules());
    }

    /** The logical ids of the rules that match the event. */
    List<String> taking(JsonNode event) {
        return rules.stream()
                .filter(rule -> switch (rule.trigger()) {
                    case EventRule.EventPattern pattern -> RunChangeTest.matches(pattern.json(), event);
                    case EventRule.Schedule schedule -> false;
                })
                .map(EventRule::logicalId)
                .toList();
    }
}
