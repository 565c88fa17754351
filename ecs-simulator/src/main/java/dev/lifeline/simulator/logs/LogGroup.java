package dev.lifeline.simulator.logs;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A group with its streams, in the order of their names. */
public final class LogGroup {
    private final String name;
    private final Instant created;
    private final Map<String, WrittenStream> streams = new TreeMap<>();

    LogGroup(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }

    public Collection<WrittenStream> streams() {
        return Collections.unmodifiableCollection(streams.values());
    }

    public Optional<WrittenStream> stream(String stream) {
        return Optional.ofNullable(streams.get(stream));
    }

    WrittenStream create(String stream, Instant now) {
        return streams.computeIfAbsent(stream, missing -> new WrittenStream(missing, now));
    }
}
