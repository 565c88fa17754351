package dev.lifeline.controller.testing;

import dev.lifeline.controller.time.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when it is set, or when a caller pauses on it. */
public final class SettableClock implements InstantSource, Pause {
    private final List<Instant> pauses = new ArrayList<>();
    private Instant now;
    private Duration cutShortBy = Duration.ZERO;

    public SettableClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void until(Instant moment) {
        pauses.add(moment);
        now = moment.minus(cutShortBy);
    }

    public void set(Instant moment) {
        now = moment;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** From now on each pause ends that much too early, as one whose thread is interrupted. */
    public void interruptPauses(Duration early) {
        cutShortBy = early;
    }

    /** The moments that were waited for. */
    public List<Instant> pauses() {
        return List.copyOf(pauses);
    }
}
