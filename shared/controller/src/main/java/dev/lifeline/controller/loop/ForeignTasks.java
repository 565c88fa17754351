package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.AdoptingPolicies;
import dev.lifeline.controller.port.LaunchRecords;

/** What is known of tasks that Lifeline did not launch: which of them are adopted, and how they were launched. */
public record ForeignTasks(AdoptingPolicies policies, LaunchRecords records) {

    /** All of them are left alone. */
    public static ForeignTasks ignored() {
        return unrecorded(AdoptingPolicies.none());
    }

    /** Nobody records how they are launched. */
    public static ForeignTasks unrecorded(AdoptingPolicies policies) {
        return new ForeignTasks(policies, LaunchRecords.none());
    }
}
