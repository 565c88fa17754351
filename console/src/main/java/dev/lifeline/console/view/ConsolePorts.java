package dev.lifeline.console.view;

import dev.lifeline.controller.query.RunListing;
import dev.lifeline.controller.report.RunDescriber;
import dev.lifeline.controller.store.Journals;
import dev.lifeline.controller.store.ListingPorts;
import dev.lifeline.controller.store.PolicyVersions;
import dev.lifeline.controller.store.QuarantinedMessages;
import dev.lifeline.controller.store.Registers;
import dev.lifeline.controller.store.RunStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedMap;

/** Everything that the console reads. */
public record ConsolePorts(
        RunStore runs,
        RunDescriber describer,
        Journals journals,
        ListingPorts listing,
        PolicyVersions policies,
        Registers registers,
        TakenLanes lanes,
        QuarantinedMessages quarantined,
        InstantSource clock) {

    RunListing listed() {
        return new RunListing(listing, clock);
    }

    /** The lanes of the pace. */
    @FunctionalInterface
    public interface TakenLanes {
        /** Until when each lane is taken, by name; idle lanes are left out. */
        SortedMap<String, Instant> at(Instant now);
    }
}
