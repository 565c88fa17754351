package dev.lifeline.whatif.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was read and what was left out, for the report. */
public final class HistoryCounts {
    private static final int MOST_SHOWN = 20;

    private final Map<Skipped, Long> skipped = new TreeMap<>();
    private final Map<String, Long> otherTypes = new TreeMap<>();
    private final Map<Skipped, String> firstPlaces = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private long events;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    /** Why something was left out. */
    public enum Skipped {
        /** A line, an event or a file that cannot be read. */
        UNREADABLE("line or file could not be read", "lines or files could not be read"),
        OTHER_TYPE("event of another type", "events of other types"),
        OF_A_SERVICE("event of a task that ECS replaces by itself", "events of tasks that ECS replaces by itself"),
        REPEATED("event of a task that was known to have ended", "events of tasks that were known to have ended"),
        UNFINISHED("task whose end is not recorded", "tasks whose end is not recorded"),
        INCOMPLETE("run whose first attempts are not recorded", "runs whose first attempts are not recorded"),
        /** Times that cannot be right: the sums would have decades of them. */
        IMPOSSIBLE_TIME(
                "event from before ECS existed or far in the future, left out",
                "events from before ECS existed or far in the future, left out"),
        CLOCK_JUMP(
                "attempt that ends before it begins, counted as taking no time",
                "attempts that end before they begin, counted as taking no time"),
        ODD_TIME(
                "event without a time, or more than a day before one that was read earlier",
                "events without a time, or more than a day before one that was read earlier"),
        UNREADABLE_RUN("stored run could not be read", "stored runs could not be read");

        private final String one;
        private final String many;

        Skipped(String one, String many) {
            this.one = one;
            this.many = many;
        }

        /** As in {@code 2 tasks whose end is not recorded}. */
        public String words(long count) {
            return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
        }
    }

    void event(Optional<Instant> time) {
        events++;
        first = time.filter(at -> first.filter(known -> !at.isBefore(known)).isEmpty())
                .or(() -> first);
        last = time.filter(at -> last.filter(known -> !at.isAfter(known)).isEmpty())
                .or(() -> last);
    }

    void skip(Skipped why) {
        skip(why, 1);
    }

    void skip(Skipped why, long count) {
        if (count > 0) {
            skipped.merge(why, count, Long::sum);
        }
    }

    void skipAt(String place, Skipped why) {
        firstPlaces.putIfAbsent(why, place);
        skip(why);
    }

    void fault(Skipped why, String words) {
        skip(why);
        if (faults.size() < MOST_SHOWN) {
            faults.add(words);
        }
    }

    void otherType(String type) {
        skip(Skipped.OTHER_TYPE);
        if (otherTypes.containsKey(type) || otherTypes.size() < MOST_SHOWN) {
            otherTypes.merge(type, 1L, Long::sum);
        }
    }

    public long events() {
        return events;
    }

    public Optional<Instant> first() {
        return first;
    }

    public Optional<Instant> last() {
        return last;
    }

    public Map<Skipped, Long> skipped() {
        return skipped;
    }

    /** Where the first of some kinds is. */
    public Map<Skipped, String> firstPlaces() {
        return firstPlaces;
    }

    /** How many events there were of each other type. */
    public Map<String, Long> otherTypes() {
        return otherTypes;
    }

    /** The first of what could not be read, each with its place. */
    public List<String> faults() {
        return faults;
    }
}
