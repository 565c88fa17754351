package dev.lifeline.controller.launch;

import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.policy.PolicyChoice;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Validates a request against the existing cluster, task definition and policy, and reports all problems at once. */
final class LaunchCheck {
    private final Clusters clusters;
    private final PolicySource policies;
    private final LaunchQuestions questions;

    LaunchCheck(ControllerPorts ports, TaskDefinitions definitions) {
        this.clusters = ports.rules().clusters();
        this.policies = ports.policies();
        this.questions = new LaunchQuestions(ports, definitions);
    }

    /**
     * The result.
     *
     * @param definition if it is active
     * @param problems the problems of the request
     * @param unanswered questions without an answer
     */
    record Findings(
            Optional<Policy> policy,
            Optional<DefinitionAnswer.DefinitionFound> definition,
            List<Problem> problems,
            List<Problem> unanswered) {}

    /** @param asked which fields of the request can be read and so validated */
    Findings of(RunRequest request, Predicate<String> asked) {
        List<Problem> problems = new ArrayList<>();
        List<Problem> unanswered = new ArrayList<>();
        LaunchQuestions.OneLaunch launch = questions.begin();
        if (asked.test("cluster")) {
            checkCluster(request.launch().cluster(), launch, problems, unanswered);
        }
        Optional<DefinitionAnswer.DefinitionFound> definition = asked.test("taskDefinition")
                ? definition(request.launch().taskDefinition(), launch, problems, unanswered)
                : Optional.empty();
        definition
                .filter(any -> asked.test("networkConfiguration"))
                .flatMap(found -> network(request, found))
                .ifPresent(problems::add);
        Optional<Policy> policy =
                asked.test("policy") ? policy(request.policy(), problems, unanswered) : Optional.empty();
        return new Findings(policy, definition, problems, unanswered);
    }

    private void checkCluster(
            String cluster, LaunchQuestions.OneLaunch launch, List<Problem> problems, List<Problem> unanswered) {
        if (!clusters.contains(cluster)) {
            problems.add(
                    new Problem("cluster", cluster + " is not one of the clusters of this deployment: " + clusters));
            return;
        }
        switch (launch.cluster(cluster)) {
            case ClusterAnswer.Active active -> {}
            case ClusterAnswer.NoSuchCluster missing -> problems.add(new Problem("cluster", missing.error()));
            case ClusterAnswer.ClusterUnanswered unknown -> unanswered.add(new Problem("cluster", unknown.error()));
        }
    }

    private static Optional<DefinitionAnswer.DefinitionFound> definition(
            String name, LaunchQuestions.OneLaunch launch, List<Problem> problems, List<Problem> unanswered) {
        return switch (launch.definition(name)) {
            case DefinitionAnswer.DefinitionFound found -> Optional.of(found);
            case DefinitionAnswer.NoSuchDefinition none -> {
                problems.add(new Problem("taskDefinition", none.error()));
                yield Optional.empty();
            }
            case DefinitionAnswer.DefinitionInactive inactive -> {
                problems.add(new Problem("taskDefinition", inactive.error()));
                yield Optional.empty();
            }
            case DefinitionAnswer.DefinitionUnanswered unknown -> {
                unanswered.add(new Problem("taskDefinition", unknown.error()));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Problem> network(RunRequest request, DefinitionAnswer.DefinitionFound definition) {
        boolean network = request.launch().network().isPresent();
        if (definition.awsvpc() == network) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "networkConfiguration",
                network
                        ? "not allowed: " + definition.arn() + " does not have the network mode awsvpc"
                        : "missing: " + definition.arn() + " has the network mode awsvpc"));
    }

    private Optional<Policy> policy(String text, List<Problem> problems, List<Problem> unanswered) {
        PolicyChoice choice = PolicyChoice.of(text);
        String name = choice.name();
        try {
            Optional<Policy> latest = policies.latest(name);
            Optional<Policy> policy = choice.version()
                    .map(version -> latest.flatMap(any -> policies.policy(new PolicyRef(name, version))))
                    .orElse(latest);
            if (policy.isEmpty()) {
                problems.add(new Problem(
                        "policy",
                        latest.map(known -> noVersion(known, text))
                                .orElseGet(
                                        () -> "there is no policy " + name + Spelling.hint(name, policies.names()))));
            }
            policy.filter(found -> found.mode() == Mode.OFF)
                    .ifPresent(off -> problems.add(new Problem(
                            "policy",
                            "policy " + name + " (version " + off.version()
                                    + ") is off, nothing is launched under it; put it with mode enforce, or name"
                                    + " another")));
            return policy;
        } catch (UnreadablePolicy | StoreUnavailable failure) {
            unanswered.add(new Problem("policy", String.valueOf(failure.getMessage())));
            return Optional.empty();
        }
    }

    /** Versions are counted from 1; a built-in policy has only version 0. */
    private static String noVersion(Policy latest, String asked) {
        return "there is no " + asked + "; "
                + (latest.version() == 0
                        ? latest.name() + " is built in, its only version is 0"
                        : "the latest version is " + latest.version() + ", the first is 1");
    }
}
