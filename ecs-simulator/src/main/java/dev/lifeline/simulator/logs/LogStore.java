package dev.lifeline.simulator.logs;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Log groups, in the order of their names. Not thread-safe. */
public final class LogStore {
    private final Map<String, LogGroup> groups = new TreeMap<>();
    private long lines;

    public Collection<LogGroup> groups() {
        return Collections.unmodifiableCollection(groups.values());
    }

    public Optional<LogGroup> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** Idempotent. */
    public LogGroup create(String group, Instant now) {
        return groups.computeIfAbsent(group, missing -> new LogGroup(missing, now));
    }

    /** Creates the stream, and its group if that was deleted. Idempotent. */
    public WrittenStream create(String group, String stream, Instant now) {
        return create(group, now).create(stream, now);
    }

    /** Writes a line, and creates what is missing for it. */
    public void write(String group, String stream, Instant now, String line) {
        create(group, stream, now).add(new LogEvent(++lines, stream, now, line));
    }

    /** Deletes a group with its streams; false if there is none. */
    public boolean delete(String group) {
        return Optional.ofNullable(groups.remove(group)).isPresent();
    }
}
