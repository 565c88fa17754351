package dev.lifeline.console.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.Optional;

/** The policies, and one version of one. */
final class PolicyViews {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ConsolePorts ports;
    private final ShadowDifferences shadows;
    private final DecidedRuns decided;

    PolicyViews(ConsolePorts ports) {
        this.ports = ports;
        this.shadows = new ShadowDifferences(ports);
        this.decided = new DecidedRuns(ports);
    }

    ObjectNode all() {
        ObjectNode view = JsonTree.object();
        ArrayNode stored = view.putArray("policies");
        ports.policies().list().forEach(policy -> stored.add(version(policy)));
        ArrayNode builtIn = view.putArray("builtIn");
        PolicySource.builtIn().names().forEach(builtIn::add);
        view.set("shadows", shadows.read());
        return view;
    }

    ObjectNode one(String name, Optional<Integer> version) {
        return DefaultPolicy.named(name).map(this::builtIn).orElseGet(() -> stored(name, version));
    }

    /** It has no document. */
    private ObjectNode builtIn(Policy policy) {
        ObjectNode view = JsonTree.object().put("name", policy.name()).put("builtIn", true);
        ArrayNode rules = view.putArray("rules");
        policy.rules()
                .forEach(rule ->
                        rules.add(JsonTree.object().put("rule", rule.name()).put("verdict", words(rule.then()))));
        view.set("decides", decided.read(PolicyRef.of(policy)));
        return view;
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Retry retry ->
                "retry from the budget " + retry.budget().name();
            case Verdict.Fail fail -> "fail";
            case Verdict.StopAttempt stop -> "stop the task, and retry";
            case Verdict.Ignore ignore -> "go on";
            case Verdict.Succeed succeed -> "succeed";
        };
    }

    private ObjectNode stored(String name, Optional<Integer> version) {
        ObjectNode view = JsonTree.object().put("name", name);
        Optional<PolicyVersion> latest = ports.policies().latest(name);
        if (latest.isEmpty()) {
            return view.put("missing", true);
        }
        int newest = latest.get().ref().version();
        int wanted = version.orElse(newest);
        view.put("version", wanted).put("latest", newest);
        try {
            ports.policies()
                    .version(new PolicyRef(name, wanted))
                    .ifPresentOrElse(found -> describe(view, found), () -> view.put("missing", true));
        } catch (UnreadablePolicy damaged) {
            view.put("problem", String.valueOf(damaged.getMessage()));
        }
        return view;
    }

    private void describe(ObjectNode view, StoredPolicy found) {
        view.set("decides", decided.read(found.version().ref()));
        view.put("at", found.version().at().toString())
                .put("document", found.source().orElseGet(() -> indented(found.document())));
    }

    private static ObjectNode version(PolicyVersion policy) {
        return JsonTree.object()
                .put("name", policy.ref().name())
                .put("version", policy.ref().version())
                .put("at", policy.at().toString());
    }

    private static String indented(String json) {
        try {
            return MAPPER.readTree(json).toPrettyString();
        } catch (JsonProcessingException damaged) {
            return json;
        }
    }
}
