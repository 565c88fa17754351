package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.console.view.ViewRequest.PolicyChange;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.EffectivePolicy;
import dev.lifeline.controller.policy.PolicyDifferences;
import dev.lifeline.controller.policy.PolicyDifferences.PolicyDifference;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.controller.store.PolicyVersions;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.List;
import java.util.Optional;

/** What is different in two versions of a policy, by what they mean. */
record PolicyChangeView(PolicyVersions policies) {

    ObjectNode read(PolicyChange asked) {
        ObjectNode view = JsonTree.object()
                .put("name", asked.name())
                .put("before", asked.before())
                .put("after", asked.after());
        policies.latest(asked.name())
                .ifPresent(latest -> view.put("latest", latest.ref().version()));
        try {
            Optional<StoredPolicy> before = policies.version(new PolicyRef(asked.name(), asked.before()));
            Optional<StoredPolicy> after = policies.version(new PolicyRef(asked.name(), asked.after()));
            if (before.isEmpty() || after.isEmpty()) {
                return view.put("missing", true);
            }
            ArrayNode changes = view.putArray("changes");
            PolicyDifferences.between(effective(before.get()), effective(after.get()))
                    .forEach(difference -> changes.add(change(difference)));
            return view;
        } catch (UnreadablePolicy damaged) {
            return view.put("problem", String.valueOf(damaged.getMessage()));
        }
    }

    private static JsonNode effective(StoredPolicy stored) {
        PolicyRef ref = stored.version().ref();
        return switch (JsonTree.read(stored.document())) {
            case ParsedJson.Tree tree ->
                switch (new PolicyParser().parse(tree.root())) {
                    case Requested.Valid<PolicyDocument> valid -> EffectivePolicy.of(valid.value());
                    case Requested.Invalid<PolicyDocument> invalid ->
                        throw new UnreadablePolicy(
                                ref, invalid.problems().getFirst().toString());
                };
            case ParsedJson other -> throw new UnreadablePolicy(ref, "its document is no JSON");
        };
    }

    private static ObjectNode change(PolicyDifference difference) {
        List<String> path = difference.path();
        boolean isNamed = path.size() > 1 && List.of("rules", "budgets").contains(path.getFirst());
        ObjectNode change = JsonTree.object()
                .put("part", isNamed ? part(path) : path.getFirst())
                .put("setting", String.join(".", path.subList(isNamed ? 2 : 1, path.size())));
        difference.before().ifPresent(value -> change.put("before", words(value)));
        difference.after().ifPresent(value -> change.put("after", words(value)));
        return change;
    }

    /** As in {@code rule late} and {@code budget exit}. */
    private static String part(List<String> path) {
        return path.get(1).equals("(order)")
                ? "order of the rules"
                : (path.getFirst().equals("rules") ? "rule " : "budget ") + path.get(1);
    }

    private static String words(JsonNode value) {
        return value.isTextual() ? value.asText() : JsonTree.text(value);
    }
}
