package dev.lifeline.simulator.script;

/** What is seen of the tasks of an instance that is lost. */
public enum LostTasks {
    /** They are STOPPED and an event says so. */
    REPORTED,
    /** They are STOPPED, but only DescribeTasks tells. */
    SILENT,
    /** They are forgotten: DescribeTasks answers MISSING. */
    MISSING
}
