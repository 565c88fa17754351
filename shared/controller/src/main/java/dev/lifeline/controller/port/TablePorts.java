package dev.lifeline.controller.port;

/** What is kept, by what it is used for. */
public record TablePorts(
        RunStore runs,
        DueRuns due,
        InstanceRuns instances,
        PolicyVersions policies,
        LaunchRecords launches,
        Quarantine quarantine,
        Registers registers,
        Slots slots) {}
