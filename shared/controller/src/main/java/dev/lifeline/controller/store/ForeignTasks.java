package dev.lifeline.controller.store;

/** What is known about foreign tasks: which of them are adopted, and how they were launched. */
public record ForeignTasks(AdoptingPolicies policies, LaunchRecords records) {

    /** None is adopted. */
    public static ForeignTasks ignored() {
        return unrecorded(AdoptingPolicies.none());
    }

    /** Their launches are not recorded. */
    public static ForeignTasks unrecorded(AdoptingPolicies policies) {
        return new ForeignTasks(policies, LaunchRecords.none());
    }
}
