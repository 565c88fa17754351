package dev.lifeline.controller.port;

import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which tasks of others Lifeline looks after, and under which policy. Asked for every event of such a task. */
public interface AdoptingPolicies {

    /**
     * The policy that adopts a task that is placed so, if one does. One that cannot be read adopts nothing and hides no
     * other.
     */
    Optional<PolicyDocument> adopting(EcsTask.Placement task);

    /** Why no policy adopts a task that is placed so, policy by policy; of a task that none adopts. */
    List<String> whyNot(EcsTask.Placement task);

    /** That very version of a policy, if there is one: the one that an adopted task was adopted by. */
    Optional<PolicyDocument> version(PolicyRef ref);

    /** Whether any policy was ever put: without one, no task can have been adopted. */
    boolean any();

    /** No task of others is adopted. */
    static AdoptingPolicies none() {
        return of(List.of());
    }

    /** These and no other: the first by name that is not off and whose {@code match} names the task adopts it. */
    static AdoptingPolicies of(Collection<PolicyDocument> documents) {
        return new AdoptingPolicies() {
            @Override
            public Optional<PolicyDocument> adopting(EcsTask.Placement task) {
                return documents.stream()
                        .filter(document -> document.policy().mode() != Mode.OFF)
                        .filter(document -> document.adopts(task))
                        .min(Comparator.comparing(document -> document.policy().name()));
            }

            @Override
            public List<String> whyNot(EcsTask.Placement task) {
                return documents.stream()
                        .map(document -> document.whyNot(task))
                        .sorted()
                        .toList();
            }

            @Override
            public Optional<PolicyDocument> version(PolicyRef ref) {
                return documents.stream()
                        .filter(document -> document.policy().name().equals(ref.name())
                                && document.policy().version() == ref.version())
                        .findFirst();
            }

            @Override
            public boolean any() {
                return !documents.isEmpty();
            }
        };
    }
}
