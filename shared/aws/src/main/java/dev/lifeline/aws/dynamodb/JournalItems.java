package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * A run's journal. Its newest entries are in the run's item, so that a decision is saved with its explanation in one
 * write. When there are many, the older ones move to a separate item together.
 *
 * <pre>
 *   pk        sk                  attributes
 *   run#KEY   journal#REVISION    entries (packed lines, oldest first; REVISION is the first one's), life, last (the
 *                                 revision of the last one), expiresAt
 * </pre>
 *
 * <p>They are written there before the save that removes them from the run's item. A function that dies in between, or
 * loses its race, leaves identical entries in both places. One that was overtaken by several saves knows fewer entries,
 * and must not overwrite more.
 *
 * <p>A line is {@code LIFE.REVISION}, a space, and the explanation as JSON. A life begins when the run is created,
 * continues through its reruns, and ends when its item is deleted or expires. Journal items may remain under keys that
 * the next run of the name uses, so entries of another life are not read.
 */
final class JournalItems {
    static final String PREFIX = "journal#";
    private static final String ENTRIES = "entries";
    static final String LIFE = "life";
    private static final String LAST = "last";

    /** About a tenth of this when packed. */
    private static final int MOST_BYTES = 4096;

    private final RunTable table;
    private final RunCodec codec;

    JournalItems(RunTable table, RunCodec codec) {
        this.table = table;
        this.codec = codec;
    }

    /** The first entry of a new run. */
    String first(Run run, Explanation explanation) {
        return entry(newLife(run), 1, explanation);
    }

    /** The entry of the next save. Only a {@code last} that no store made has none. */
    String next(Stored last, Explanation explanation) {
        return entry(life(last).orElseGet(() -> newLife(last.run())), last.revision() + 1, explanation);
    }

    private String entry(String life, long revision, Explanation explanation) {
        return life + "." + revision + " " + codec.write(explanation);
    }

    /** A run that was removed may be launched again within the same millisecond, or on a clock that is behind. */
    private static String newLife(Run run) {
        String drawn = Integer.toHexString(run.identity().nonce().random().hashCode());
        return Long.toString(run.created().toEpochMilli(), Character.MAX_RADIX) + "-" + drawn;
    }

    /** The newest entry in the run's item. */
    Optional<Explanation> newest(Stored stored) {
        return stored.recent().isEmpty()
                ? Optional.empty()
                : Optional.of(read(stored.recent().getLast()).explanation());
    }

    /** The life of a stored run. */
    static Optional<String> life(Stored stored) {
        return stored.recent().isEmpty()
                ? Optional.empty()
                : Optional.of(life(stored.recent().getLast()));
    }

    /** The life of a journal item's entries. */
    static String life(Map<String, AttributeValue> item) {
        return TableCalls.attribute(item, LIFE).s();
    }

    /** The entries that a save leaves in the run's item. */
    List<String> recent(Stored read, String newest) {
        List<String> all = new ArrayList<>(isFull(read, newest) ? List.of() : read.recent());
        all.add(newest);
        return all;
    }

    /** The entries that must be in a separate item before that save. */
    Optional<Map<String, AttributeValue>> spilled(Stored read, String newest) {
        return isFull(read, newest) ? Optional.of(item(read.run().id().key(), read.recent())) : Optional.empty();
    }

    /**
     * Unless the item already has more entries of the same life, or entries of a later one: a writer may be so late
     * that its run was removed and launched again.
     */
    static void ifMost(PutItemRequest.Builder put, Map<String, AttributeValue> item) {
        put.conditionExpression("attribute_not_exists(pk) OR life < :life OR (life = :life AND #last <= :last)")
                .expressionAttributeNames(Map.of("#last", LAST))
                .expressionAttributeValues(
                        Map.of(":life", TableCalls.attribute(item, LIFE), ":last", TableCalls.attribute(item, LAST)));
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
        String sort = PREFIX + TableCalls.digits(revision(entries.getFirst()), 10);
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(RunItem.KEY, RunItem.partition(run));
        item.put(RunItem.SORT, fromS(sort));
        item.put(ENTRIES, RunItem.lines(entries.stream()));
        item.put(LIFE, fromS(life(entries.getLast())));
        item.put(LAST, fromN(Long.toString(revision(entries.getLast()))));
        item.put(
                RunItem.EXPIRES,
                TableCalls.expiry(read(entries.getLast()).explanation().at(), table.retention()));
        return TableCalls.checkSize(sort + " of run " + run, item);
    }

    /** All entries of one life in these items, each once, oldest first. The first item is the run's. */
    List<JournalEntry> read(List<Map<String, AttributeValue>> items) {
        List<String> entries =
                items.stream().flatMap(item -> entries(item).stream()).toList();
        TreeMap<Long, JournalEntry> byRevision = new TreeMap<>();
        entries.stream()
                .filter(entry -> life(entry).equals(life(entries.getFirst())))
                .map(this::read)
                .forEach(entry -> byRevision.put(entry.revision(), entry));
        return List.copyOf(byRevision.values());
    }

    static List<String> entries(Map<String, AttributeValue> item) {
        return RunItem.isRun(item) ? RunItem.recent(item) : RunItem.lines(TableCalls.attribute(item, ENTRIES));
    }

    private JournalEntry read(String entry) {
        return new JournalEntry(revision(entry), codec.readExplanation(entry.substring(entry.indexOf(' ') + 1)));
    }

    private static String life(String entry) {
        return entry.substring(0, entry.indexOf('.'));
    }

    static long revision(String entry) {
        return Long.parseLong(entry, entry.indexOf('.') + 1, entry.indexOf(' '), 10);
    }
}
