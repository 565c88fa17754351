package dev.lifeline.controller.store;

import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which foreign tasks Lifeline adopts, and under which policy. Asked for every event of such a task. */
public interface AdoptingPolicies {

    /**
     * The policy that adopts a task with this placement, if any. An unreadable policy adopts nothing and does not hide
     * others.
     */
    Optional<PolicyDocument> adopting(EcsTask.Placement task);

    /** Why no policy adopts a task with this placement, policy by policy. */
    List<String> whyNot(EcsTask.Placement task);

    /** Exactly this version of a policy, if it exists: the one that adopted a task. */
    Optional<PolicyDocument> version(PolicyRef ref);

    /** Whether any policy was ever put. Without one, no task can have been adopted. */
    boolean any();

    /** Adopts no foreign task. */
    static AdoptingPolicies none() {
        return of(List.of());
    }

    /** Exactly these policies: the first by name that is not off and whose {@code match} selects the task adopts it. */
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
