package dev.lifeline.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.port.RunStore.Due;
import dev.lifeline.controller.port.RunStore.JournalEntry;
import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How a run and its journal stand in the table.
 *
 * <pre>
 *   pk        sk                  attributes
 *   run#KEY   run                 format, revision, nonce (tells generations apart), run (JSON), state (for people)
 *                                 dueShard, dueAt   only with a deadline: index "due"
 *                                 instance          only while it lives on a container instance: index "instance"
 *                                 result            only when it has ended
 *   run#KEY   journal#REVISION    entry (JSON), expiresAt
 *                                 change            only where others are told: {@link RunChange}
 * </pre>
 */
final class RunItem {
    static final String KEY = "pk";
    static final String SORT = "sk";
    static final String JOURNAL = "journal#";

    private static final String FORMAT = "1";
    private static final String PREFIX = "run#";

    private final RunTable table;
    private final RunCodec codec;

    RunItem(RunTable table, RunCodec codec) {
        this.table = table;
        this.codec = codec;
    }

    static Map<String, AttributeValue> key(RunKey run) {
        return Map.of(KEY, partition(run), SORT, fromS("run"));
    }

    static AttributeValue partition(RunKey run) {
        return fromS(PREFIX + run.value());
    }

    Map<String, AttributeValue> write(Run run, long revision) {
        Map<String, AttributeValue> item = new HashMap<>(key(run.id().key()));
        item.put("format", fromN(FORMAT));
        item.put("revision", revision(revision));
        item.put("nonce", nonce(run));
        item.put("run", fromS(codec.write(run)));
        item.put("state", fromS(run.attempt().status().state().name()));
        run.deadline().ifPresent(at -> {
            item.put("dueShard", fromS(shard(run.id().key())));
            item.put("dueAt", fromN(Long.toString(fullMillis(at))));
        });
        run.instance().ifPresent(instance -> item.put("instance", fromS(instance)));
        if (run.phase() instanceof Phase.Ended ended) {
            item.put("result", fromS(ended.result().name()));
        }
        return TableCalls.checkSize("run " + run.id(), item);
    }

    static AttributeValue revision(long revision) {
        return fromN(Long.toString(revision));
    }

    static AttributeValue nonce(Run run) {
        return fromS(run.identity().nonce().toString());
    }

    Stored read(Map<String, AttributeValue> item) {
        String format = TableCalls.attribute(item, "format").n();
        if (!format.equals(FORMAT)) {
            throw new IllegalStateException(
                    TableCalls.attribute(item, KEY).s() + " in table " + table.name() + " has format " + format
                            + ", but this version reads only " + FORMAT + ": deploy the version that wrote it");
        }
        return new Stored(codec.readRun(TableCalls.attribute(item, "run").s()), revision(item));
    }

    Map<String, AttributeValue> writeJournal(Run run, long revision, Explanation explanation) {
        String entry = JOURNAL + TableCalls.digits(revision);
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(KEY, partition(run.id().key()));
        item.put(SORT, fromS(entry));
        item.put("entry", fromS(codec.write(explanation)));
        item.put("expiresAt", TableCalls.expiry(explanation.at(), table.retention()));
        RunChange.of(run, revision, explanation).ifPresent(change -> item.put(RunChange.ATTRIBUTE, change));
        return TableCalls.checkSize(entry + " of run " + run.id(), item);
    }

    JournalEntry readJournal(Map<String, AttributeValue> item) {
        long revision = Long.parseLong(TableCalls.attribute(item, SORT).s().substring(JOURNAL.length()));
        return new JournalEntry(
                revision,
                codec.readExplanation(TableCalls.attribute(item, "entry").s()));
    }

    /** Never early: whoever comes by before the deadline finds nothing to do, and may not come back for a minute. */
    private static long fullMillis(Instant deadline) {
        long millis = deadline.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(deadline) ? millis + 1 : millis;
    }

    /** From an item of an index. */
    static RunKey readKey(Map<String, AttributeValue> item) {
        return new RunKey(TableCalls.attribute(item, KEY).s().substring(PREFIX.length()));
    }

    /** From an item of the index {@code due}. */
    static Due readDue(Map<String, AttributeValue> item) {
        return new Due(
                readKey(item),
                Instant.ofEpochMilli(
                        Long.parseLong(TableCalls.attribute(item, "dueAt").n())),
                Integer.parseInt(TableCalls.attribute(item, "dueShard").s()));
    }

    /** By the hash that the Java language specifies, so that every function finds what another one stored. */
    private String shard(RunKey run) {
        return Integer.toString(Math.floorMod(run.value().hashCode(), table.dueShards()));
    }

    private static long revision(Map<String, AttributeValue> item) {
        return Long.parseLong(TableCalls.attribute(item, "revision").n());
    }
}
