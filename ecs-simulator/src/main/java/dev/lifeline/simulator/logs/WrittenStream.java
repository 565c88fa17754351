package dev.lifeline.simulator.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stream. Its lines arrive in the order of their times. */
public final class WrittenStream {
    private final String name;
    private final Instant created;
    private final List<LogEvent> events = new ArrayList<>();

    WrittenStream(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }

    /** Its lines, oldest first. */
    public List<LogEvent> events() {
        return List.copyOf(events);
    }

    public Optional<LogEvent> first() {
        return events.stream().findFirst();
    }

    public Optional<LogEvent> last() {
        return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
    }

    void add(LogEvent event) {
        events.add(event);
    }
}
