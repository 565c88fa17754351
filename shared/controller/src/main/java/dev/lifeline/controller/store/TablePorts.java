package dev.lifeline.controller.store;

/** The ports to the table. */
public record TablePorts(
        RunStore runs,
        DueRuns due,
        InstanceRuns instances,
        PolicyVersions policies,
        LaunchRecords launches,
        Quarantine quarantine,
        Registers registers,
        Slots slots,
        ListingPorts listing) {}
