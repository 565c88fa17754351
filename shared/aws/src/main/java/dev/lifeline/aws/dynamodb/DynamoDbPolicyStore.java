package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import dev.lifeline.controller.store.PolicyStore;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.PolicyStore.PutResult;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Policies in the run table. A put is one read and one transaction, which writes the new version if it does not exist
 * and moves the pointer if it still points where it did.
 */
public final class DynamoDbPolicyStore implements PolicyStore {
    /** People put policies. More concurrent puts of one name than this indicate a fault. */
    private static final int MOST_TRIES = 5;

    private final TableCalls calls;
    private final RunTable table;

    public DynamoDbPolicyStore(DynamoDbClient client, RunTable table) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
    }

    @Override
    public PutResult put(NewPolicy policy) {
        if (DefaultPolicy.named(policy.name()).isPresent()) {
            throw new IllegalArgumentException(
                    "policy " + policy.name() + " is built in and cannot be replaced; give yours another name");
        }
        return calls.call("TransactWriteItems", client -> {
            for (int tries = 1; ; tries++) {
                Optional<PolicyVersion> latest = latest(policy.name());
                Optional<PolicyVersion> same = latest.filter(version -> isUnchanged(version, policy));
                if (same.isPresent()) {
                    return new PutResult.Unchanged(same.get());
                }
                try {
                    return new PutResult.Created(write(client, policy, latest));
                } catch (TransactionCanceledException overtaken) {
                    if (tries == MOST_TRIES) {
                        throw overtaken;
                    }
                }
            }
        });
    }

    /** The pointer has the hash alone; the text is read only if the hash is the same and there is a text. */
    private boolean isUnchanged(PolicyVersion latest, NewPolicy policy) {
        return latest.hash().equals(policy.hash())
                && (policy.source().isEmpty()
                        || version(latest.ref()).filter(policy::is).isPresent());
    }

    private PolicyVersion write(DynamoDbClient client, NewPolicy policy, Optional<PolicyVersion> latest) {
        int before = latest.map(version -> version.ref().version()).orElse(0);
        PolicyVersion next = new PolicyVersion(new PolicyRef(policy.name(), before + 1), policy.hash(), policy.at());
        Put document = put(PolicyItem.document(next, policy))
                .conditionExpression("attribute_not_exists(pk)")
                .build();
        Put.Builder pointer = put(PolicyItem.pointer(next));
        if (latest.isEmpty()) {
            pointer.conditionExpression("attribute_not_exists(pk)");
        } else {
            pointer.conditionExpression("#version = :before")
                    .expressionAttributeNames(Map.of("#version", "version"))
                    .expressionAttributeValues(Map.of(":before", fromN(Integer.toString(before))));
        }
        client.transactWriteItems(TransactWriteItemsRequest.builder()
                .transactItems(
                        TransactWriteItem.builder().put(document).build(),
                        TransactWriteItem.builder().put(pointer.build()).build())
                .build());
        return next;
    }

    @Override
    public Optional<PolicyVersion> latest(String name) {
        return item(PolicyItem.pointerKey(name)).map(PolicyItem::readPointer);
    }

    @Override
    public Optional<StoredPolicy> version(PolicyRef ref) {
        return item(PolicyItem.key(ref)).map(item -> PolicyItem.readDocument(ref, item));
    }

    @Override
    public List<PolicyVersion> list() {
        QueryRequest request = QueryRequest.builder()
                .tableName(table.name())
                .consistentRead(true)
                .keyConditionExpression("pk = :policies")
                .expressionAttributeValues(Map.of(":policies", PolicyItem.POINTERS))
                .build();
        return calls.call(
                "Query",
                client -> client.queryPaginator(request).items().stream()
                        .map(PolicyItem::readPointer)
                        .toList());
    }

    private Optional<Map<String, AttributeValue>> item(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = calls.call(
                "GetItem",
                client -> client.getItem(request ->
                                request.tableName(table.name()).key(key).consistentRead(true))
                        .item());
        return Optional.of(item).filter(found -> !found.isEmpty());
    }

    private Put.Builder put(Map<String, AttributeValue> item) {
        return Put.builder().tableName(table.name()).item(item);
    }
}
