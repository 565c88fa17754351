package dev.lifeline.explain.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of one attempt, from its beginning on. Clocks differ, and ECS reports times late: a state that would
 * begin before the one before it ended begins there, and one that would then have no length is left out.
 */
final class SegmentList {
    private final List<Segment> segments = new ArrayList<>();
    private EcsState state;
    private Instant since;

    SegmentList(EcsState first, Instant from) {
        state = first;
        since = from;
    }

    /** From then on it was in this state. */
    SegmentList then(EcsState next, Instant at) {
        if (next != state) {
            close(at);
            state = next;
        }
        return this;
    }

    private void close(Instant at) {
        if (at.isAfter(since)) {
            segments.add(new Segment(state, since, at));
            since = at;
        }
    }

    /** All of them; an attempt that took no time still has one. */
    List<Segment> until(Instant end) {
        close(end);
        return segments.isEmpty() ? List.of(new Segment(state, since, since)) : List.copyOf(segments);
    }
}
