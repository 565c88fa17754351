package dev.lifeline.tests.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The outages of a world.
 *
 * @param cease when all faults end
 */
record Outages(
        Instant cease,
        Outage reconcile,
        Outage events,
        Outage store,
        Outage ecs,
        Outage launches,
        Outage deleted,
        Outage denied) {
    /** One in this many worlds has its faults for days, and one of the others for hours. */
    private static final int DAYS = 60;

    private static final int HOURS = 8;

    /** Longer than the life of a token, and than ECS remembers. */
    private static final Duration SHORTEST_DARKNESS = Duration.ofHours(6);

    /** How much longer the outage of events is than that of Reconcile. */
    private static final Duration LATER = Duration.ofMinutes(10);

    static Outages of(Chance chance, Instant start) {
        Duration active = active(chance.stream("world"));
        Optional<Chance.Roll> dark = chance.roll(Fault.BLACKOUT, "world");
        Instant cease =
                start.plus(dark.isPresent() && active.compareTo(SHORTEST_DARKNESS) < 0 ? SHORTEST_DARKNESS : active);
        Outage store = Outage.of(chance.roll(Fault.STORE_OUTAGE, "world"), start, cease, Duration.ofMinutes(20));
        Outage ecs = Outage.of(chance.roll(Fault.ECS_OUTAGE, "world"), start, cease, Duration.ofMinutes(90));
        Outage launches = Outage.of(chance.roll(Fault.LAUNCH_OUTAGE, "world"), start, cease, Duration.ofHours(3));
        Outage events = Outage.of(chance.roll(Fault.EVENT_OUTAGE, "world"), start, cease, Duration.ofHours(40));
        Outage reconcile = Outage.of(chance.roll(Fault.RECONCILE_OUTAGE, "world"), start, cease, Duration.ofHours(40));
        Outage deleted = Outage.of(chance.roll(Fault.CLUSTER_DELETED, "world"), start, cease, Duration.ofHours(40))
                .forEver();
        Outage denied = Outage.of(chance.roll(Fault.CLUSTER_DENIED, "world"), start, cease, Duration.ofHours(40))
                .forEver();
        if (dark.isEmpty()) {
            return new Outages(cease, reconcile, events, store, ecs, launches, deleted, denied);
        }
        Outage blackout = Outage.of(dark, start, cease, Duration.ofHours(30));
        boolean all = dark.get().other().how() < 0.5;
        return all
                ? new Outages(cease, blackout, blackout.longerBy(LATER), store, ecs, launches, deleted, denied)
                : new Outages(cease, reconcile, blackout.longerBy(LATER), store, blackout, launches, deleted, denied);
    }

    /** The outcome of each call that names the cluster from some moment on. */
    Optional<EcsTrouble> cluster(Instant now) {
        if (deleted.holds(now)) {
            return Optional.of(EcsTrouble.NO_CLUSTER);
        }
        return denied.holds(now) ? Optional.of(EcsTrouble.REFUSED) : Optional.empty();
    }

    private static Duration active(RandomGenerator random) {
        if (random.nextInt(DAYS) == 0) {
            return Duration.ofHours(50);
        }
        return random.nextInt(HOURS) == 0 ? Duration.ofHours(3) : Duration.ofMinutes(10);
    }
}
