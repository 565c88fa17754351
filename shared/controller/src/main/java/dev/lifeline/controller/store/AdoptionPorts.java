package dev.lifeline.controller.store;

/** What is known about foreign tasks: which of them are adopted, and how they were launched. */
public record AdoptionPorts(AdoptingPolicies policies, LaunchRecords records) {

    /** None is adopted. */
    public static AdoptionPorts ignored() {
        return unrecorded(AdoptingPolicies.none());
    }

    /** Their launches are not recorded. */
    public static AdoptionPorts unrecorded(AdoptingPolicies policies) {
        return new AdoptionPorts(policies, LaunchRecords.none());
    }
}
