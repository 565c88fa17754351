package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A run in the table, with its pending effects and the newest entries of its journal.
 *
 * <pre>
 *   pk        sk    attributes
 *   run#KEY   run   format, revision, nonce (distinguishes generations), state (for people)
 *                   data              lines, {@linkplain Packing packed}: the run as JSON, then the newest entries of
 *                                     the journal, oldest first ({@link JournalItems})
 *                   save              names the write that made this revision
 *                   dueShard, dueAt   only with a deadline: index "due"
 *                   instance          only while it lives on a container instance: index "instance"
 *                   endedShard, endedAt, name, result, cause, family, cluster, attempts, began
 * only when it has ended: index "ended" ({@link EndedItem})
 * expiresAt         only when it has ended and has no pending effects
 *                   change            only if a run event is published: {@link RunChange}
 * </pre>
 */
final class RunItem {
    static final String KEY = "pk";
    static final String SORT = "sk";
    static final String RUN = "run";
    static final String EXPIRES = "expiresAt";

    /** The condition that a {@linkplain #latest stored run} is still there. */
    static final String LATEST = "revision = :revision AND nonce = :nonce";

    private static final String FORMAT = "1";
    private static final String PREFIX = "run#";
    private static final String SAVE = "save";
    private static final String DATA = "data";

    private final RunTable table;
    private final RunCodec codec;

    RunItem(RunTable table, RunCodec codec) {
        this.table = table;
        this.codec = codec;
    }

    static Map<String, AttributeValue> key(RunKey run) {
        return Map.of(KEY, partition(run), SORT, fromS(RUN));
    }

    static AttributeValue partition(RunKey run) {
        return fromS(PREFIX + run.value());
    }

    /**
     * A run to save.
     *
     * @param explanation of the decision that led to it, if it has a consequence
     * @param save names this write, so that its repetition recognizes it
     */
    Map<String, AttributeValue> write(Stored next, Optional<Explanation> explanation, String save) {
        Run run = next.run();
        Map<String, AttributeValue> item = new HashMap<>(key(run.id().key()));
        item.put("format", fromN(FORMAT));
        item.put("revision", revision(next.revision()));
        item.put("nonce", nonce(run));
        item.put(DATA, lines(Stream.concat(Stream.of(codec.write(run)), next.recent().stream())));
        item.put("state", fromS(run.attempt().status().state().name()));
        item.put(SAVE, fromS(save));
        run.deadline().ifPresent(at -> {
            item.put("dueShard", fromS(shard(run.id().key())));
            item.put("dueAt", fromN(Long.toString(fullMillis(at))));
        });
        run.instance().ifPresent(instance -> item.put("instance", fromS(instance)));
        EndedRun.of(run).ifPresent(ended -> {
            item.putAll(EndedItem.attributes(ended, shard(run.id().key())));
            if (run.deadline().isEmpty()) {
                item.put(EXPIRES, TableCalls.expiry(ended.ended(), table.retention()));
            }
        });
        explanation.flatMap(why -> RunChange.of(run, why)).ifPresent(change -> item.put(RunChange.ATTRIBUTE, change));
        return TableCalls.checkSize("run " + run.id(), item);
    }

    /** The values of {@link #LATEST}: the revision alone is not enough, because the name may have begun again. */
    static Map<String, AttributeValue> latest(Stored last) {
        return Map.of(":revision", revision(last.revision()), ":nonce", nonce(last.run()));
    }

    private static AttributeValue revision(long revision) {
        return fromN(Long.toString(revision));
    }

    private static AttributeValue nonce(Run run) {
        return fromS(run.identity().nonce().toString());
    }

    Stored read(Map<String, AttributeValue> item) {
        String format = TableCalls.attribute(item, "format").n();
        if (!format.equals(FORMAT)) {
            throw new IllegalStateException(
                    TableCalls.attribute(item, KEY).s() + " in table " + table.name() + " has format " + format
                            + ", but this version reads only " + FORMAT + ": deploy the version that wrote it");
        }
        List<String> data = lines(TableCalls.attribute(item, DATA));
        return new Stored(codec.readRun(data.getFirst()), revision(item), data.subList(1, data.size()));
    }

    static boolean isRun(Map<String, AttributeValue> item) {
        return TableCalls.attribute(item, SORT).s().equals(RUN);
    }

    static List<String> recent(Map<String, AttributeValue> item) {
        List<String> data = lines(TableCalls.attribute(item, DATA));
        return data.subList(1, data.size());
    }

    /** No line contains a line break: JSON escapes it. */
    static AttributeValue lines(Stream<String> lines) {
        return AttributeValue.fromB(
                SdkBytes.fromByteArrayUnsafe(Packing.packed(lines.collect(Collectors.joining("\n")))));
    }

    static List<String> lines(AttributeValue packed) {
        return List.of(Packing.unpacked(packed.b().asByteArrayUnsafe()).split("\n"));
    }

    /** Whether that write made the item. */
    static boolean isOf(String save, Map<String, AttributeValue> item) {
        return TableCalls.attribute(item, SAVE).s().equals(save);
    }

    /**
     * Rounded up: whoever reads the run before its deadline finds nothing to do, and may return only after a minute.
     */
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
                        Long.parseLong(TableCalls.attribute(item, "dueAt").n())));
    }

    /** Uses the hash that the Java language specifies, so that every function finds what another one stored. */
    private String shard(RunKey run) {
        return Integer.toString(Math.floorMod(run.value().hashCode(), table.shards()));
    }

    private static long revision(Map<String, AttributeValue> item) {
        return Long.parseLong(TableCalls.attribute(item, "revision").n());
    }
}
