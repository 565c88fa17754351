package dev.lifeline.tests;

import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.Dependencies;
import dev.lifeline.functions.Settings;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.identity.Namespace;
import java.time.Duration;

/** The functions as they are deployed, over stand-ins. */
public final class Wired {
    private Wired() {}

    /** The functions in a world of stand-ins, which receives their notes. */
    public static Wiring over(TestWorld world, TablePorts table, AdoptionMode adoption) {
        return of(
                settings(Runs.NAMESPACE, adoption, GuardRules.STANDARD),
                new Dependencies(
                        table, world.ecsPorts(), world.timers::add, CallbackSender.none(), world.chance(), world.clock),
                world::note);
    }

    /** The functions with these means; their output is discarded. */
    public static Wiring of(Settings settings, Dependencies dependencies, Notes listener) {
        return new Wiring(settings, dependencies, (line, level) -> {}, listener);
    }

    /** A deployment that acts in every cluster. */
    public static Settings settings(Namespace namespace, AdoptionMode adoption, GuardRules guard) {
        RunTable table = new RunTable("RunTable", Settings.SHARDS, Duration.ofDays(36500));
        return new Settings(table, "http://timers", namespace, "lifeline", adoption, guard, Clusters.any());
    }
}
