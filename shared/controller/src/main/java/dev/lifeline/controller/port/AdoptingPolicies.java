package dev.lifeline.controller.port;

import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.Mode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which tasks of others Lifeline looks after, and under which policy. Asked for every event of such a task. */
@FunctionalInterface
public interface AdoptingPolicies {

    /** The policy that adopts the task, if one does. One that cannot be read adopts nothing and hides no other. */
    Optional<PolicyDocument> adopting(EcsTask task);

    /** No task of others is adopted. */
    static AdoptingPolicies none() {
        return task -> Optional.empty();
    }

    /** The first of these by name that is not off and whose {@code match} names the task. */
    static Optional<PolicyDocument> first(Collection<PolicyDocument> documents, EcsTask task) {
        return documents.stream()
                .filter(document -> document.policy().mode() != Mode.OFF)
                .filter(document -> document.adopts(task))
                .min(Comparator.comparing(document -> document.policy().name()));
    }
}
