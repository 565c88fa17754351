package dev.lifeline.simulator.script;

/** What is visible of the tasks of a lost instance. */
public enum LostTasks {
    /** They are STOPPED and an event says so. */
    REPORTED,
    /** They are STOPPED, but only DescribeTasks shows it. */
    SILENT,
    /** They are forgotten: DescribeTasks answers MISSING. */
    MISSING
}
