package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Policies in the table. The pointers to the latest versions are small and share a partition, so one query reads them
 * all, without the documents.
 *
 * <pre>
 *   pk             sk                 attributes
 *   policies       NAME               version, hash, at              of the latest version
 *   policy#NAME    version#VERSION    version, hash, at, document    written once; source: the text that was put,
 *                                     compressed
 * </pre>
 */
final class PolicyItem {
    static final AttributeValue POINTERS = fromS("policies");

    private PolicyItem() {}

    static Map<String, AttributeValue> pointerKey(String name) {
        return Map.of(RunItem.KEY, POINTERS, RunItem.SORT, fromS(name));
    }

    static Map<String, AttributeValue> key(PolicyRef ref) {
        return Map.of(
                RunItem.KEY,
                fromS("policy#" + ref.name()),
                RunItem.SORT,
                fromS("version#" + TableCalls.digits(ref.version(), 10)));
    }

    static Map<String, AttributeValue> pointer(PolicyVersion version) {
        return with(pointerKey(version.ref().name()), version);
    }

    static Map<String, AttributeValue> document(PolicyVersion version, NewPolicy policy) {
        Map<String, AttributeValue> item = with(key(version.ref()), version);
        item.put("document", fromS(policy.document()));
        policy.source().ifPresent(text -> item.put("source", fromB(SdkBytes.fromByteArray(Gzip.zipped(text)))));
        return TableCalls.checkSize("policy " + policy.name(), item);
    }

    private static Map<String, AttributeValue> with(Map<String, AttributeValue> key, PolicyVersion version) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.put("version", fromN(Integer.toString(version.ref().version())));
        item.put("hash", fromS(version.hash()));
        item.put("at", fromS(version.at().toString()));
        return item;
    }

    static PolicyVersion readPointer(Map<String, AttributeValue> item) {
        return version(text(item, RunItem.SORT), item);
    }

    /** @throws UnreadablePolicy if the item is damaged */
    static StoredPolicy readDocument(PolicyRef ref, Map<String, AttributeValue> item) {
        try {
            return new StoredPolicy(version(ref.name(), item), text(item, "document"), source(item));
        } catch (IllegalStateException | IllegalArgumentException | DateTimeException | UncheckedIOException broken) {
            throw new UnreadablePolicy(ref, String.valueOf(broken.getMessage()));
        }
    }

    private static Optional<String> source(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get("source"))
                .map(zipped -> Gzip.unzipped(zipped.b().asByteArray()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(TableCalls.attribute(item, name).s())
                .orElseThrow(() -> new IllegalStateException("attribute " + name + " is no text"));
    }

    private static PolicyVersion version(String name, Map<String, AttributeValue> item) {
        return new PolicyVersion(
                new PolicyRef(
                        name,
                        Integer.parseInt(TableCalls.attribute(item, "version").n())),
                text(item, "hash"),
                Instant.parse(text(item, "at")));
    }
}
