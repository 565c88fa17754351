package dev.lifeline.console.view;

import dev.lifeline.controller.query.ListRequest;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;
import java.util.Optional;

/** What a page shows. Pages that show the same have equal requests, and share one poll. */
public sealed interface ViewRequest {

    record Overview() implements ViewRequest {}

    record RunsPage(ListRequest request) implements ViewRequest {}

    record OneRun(RunId run) implements ViewRequest {}

    record PolicyList() implements ViewRequest {}

    /**
     * A version of a policy.
     *
     * @param version empty for the latest
     */
    record PolicyDocumentView(String name, Optional<Integer> version) implements ViewRequest {}

    /** What is different in two versions of a policy. */
    record PolicyChange(String name, int before, int after) implements ViewRequest {}

    record Guards() implements ViewRequest {}

    /** How often the store is asked while a page listens. */
    default Duration interval() {
        return switch (this) {
            case RunsPage runs -> Duration.ofSeconds(2);
            case OneRun run -> Duration.ofSeconds(1);
            case Guards guards -> Duration.ofSeconds(2);
            case Overview overview -> Duration.ofSeconds(5);
            case PolicyList policies -> Duration.ofSeconds(15);
            case PolicyDocumentView policy -> Duration.ofSeconds(15);
            case PolicyChange change -> Duration.ofSeconds(15);
        };
    }
}
