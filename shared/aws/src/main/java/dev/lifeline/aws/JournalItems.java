package dev.lifeline.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.port.RunStore.JournalEntry;
import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.RunKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A run's journal. Its newest entries are in the run's own item, so that a decision is saved with its explanation in
 * one write; when they have become many, the older ones move to an item of their own, all at once.
 *
 * <pre>
 *   pk        sk                  attributes
 *   run#KEY   journal#REVISION    entries (packed lines, oldest first; REVISION is the first one's), expiresAt
 * </pre>
 *
 * <p>They are written there before the save that drops them from the run's item. A function that dies in between, or
 * loses its race, leaves entries that are in both places and the same in both.
 */
final class JournalItems {
    static final String PREFIX = "journal#";
    private static final String ENTRIES = "entries";
    private static final String EXPIRES = "expiresAt";

    /** Packed, a tenth of this or so. */
    private static final int MOST_BYTES = 4096;

    private final RunTable table;
    private final RunCodec codec;

    JournalItems(RunTable table, RunCodec codec) {
        this.table = table;
        this.codec = codec;
    }

    String entry(long revision, Explanation explanation) {
        return revision + " " + codec.write(explanation);
    }

    /** The entries as a save leaves them in the run's item. */
    List<String> recent(Stored read, String newest) {
        List<String> all = new ArrayList<>(isFull(read, newest) ? List.of() : read.recent());
        all.add(newest);
        return all;
    }

    /** What has to be in an item of its own before that save. */
    Optional<Map<String, AttributeValue>> spilled(Stored read, String newest) {
        return isFull(read, newest) ? Optional.of(item(read.run().id().key(), read.recent())) : Optional.empty();
    }

    private static boolean isFull(Stored read, String newest) {
        int bytes = bytes(newest);
        for (String entry : read.recent()) {
            bytes += bytes(entry);
        }
        return bytes > MOST_BYTES && !read.recent().isEmpty();
    }

    private static int bytes(String entry) {
        return entry.getBytes(StandardCharsets.UTF_8).length;
    }

    private Map<String, AttributeValue> item(RunKey run, List<String> entries) {
        String sort = PREFIX + TableCalls.digits(revision(entries.getFirst()));
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(RunItem.KEY, RunItem.partition(run));
        item.put(RunItem.SORT, fromS(sort));
        item.put(ENTRIES, RunItem.lines(entries.stream()));
        item.put(
                EXPIRES, TableCalls.expiry(read(entries.getLast()).explanation().at(), table.retention()));
        return TableCalls.checkSize(sort + " of run " + run, item);
    }

    /** All entries in these items, the run's among them, each once and the oldest first. */
    List<JournalEntry> read(List<Map<String, AttributeValue>> items) {
        TreeMap<Long, JournalEntry> byRevision = new TreeMap<>();
        for (Map<String, AttributeValue> item : items) {
            List<String> entries =
                    RunItem.isRun(item) ? RunItem.recent(item) : RunItem.lines(TableCalls.attribute(item, ENTRIES));
            entries.stream().map(this::read).forEach(entry -> byRevision.put(entry.revision(), entry));
        }
        return List.copyOf(byRevision.values());
    }

    private JournalEntry read(String entry) {
        return new JournalEntry(revision(entry), codec.readExplanation(entry.substring(entry.indexOf(' ') + 1)));
    }

    private static long revision(String entry) {
        return Long.parseLong(entry.substring(0, entry.indexOf(' ')));
    }
}
