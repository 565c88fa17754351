package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.identity.RunKey;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Deletes the items of a run, each on a condition, so one by one: batches have none, and the name may be launched again
 * meanwhile.
 */
record ItemDeletion(TableCalls calls) {

    /** Deletes the run's item, unless it has changed: then returns it. Deleting what is gone succeeds. */
    Map<String, AttributeValue> run(RunKey key, Stored last) {
        return delete(DeleteItemRequest.builder()
                .key(RunItem.key(key))
                .conditionExpression("attribute_not_exists(pk) OR " + RunItem.LATEST)
                .expressionAttributeValues(RunItem.latest(last)));
    }

    /** The keys and lives of the run's journal items. */
    List<Map<String, AttributeValue>> journal(RunKey key) {
        QueryRequest request = QueryRequest.builder()
                .tableName(calls.table())
                .consistentRead(true)
                .keyConditionExpression("pk = :run AND begins_with(sk, :journal)")
                .projectionExpression(String.join(", ", RunItem.KEY, RunItem.SORT, JournalItems.LIFE))
                .expressionAttributeValues(
                        Map.of(":run", RunItem.partition(key), ":journal", fromS(JournalItems.PREFIX)))
                .build();
        return calls.query(request, Integer.MAX_VALUE);
    }

    /** Deletes a journal item, unless another life has replaced it. */
    void entry(Map<String, AttributeValue> item) {
        delete(DeleteItemRequest.builder()
                .key(Map.of(
                        RunItem.KEY,
                        TableCalls.attribute(item, RunItem.KEY),
                        RunItem.SORT,
                        TableCalls.attribute(item, RunItem.SORT)))
                .conditionExpression("attribute_not_exists(pk) OR life = :life")
                .expressionAttributeValues(Map.of(":life", TableCalls.attribute(item, JournalItems.LIFE))));
    }

    private Map<String, AttributeValue> delete(DeleteItemRequest.Builder request) {
        DeleteItemRequest ready = request.tableName(calls.table())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return calls.call("DeleteItem", client -> {
            try {
                client.deleteItem(ready);
                return Map.of();
            } catch (ConditionalCheckFailedException kept) {
                return kept.item();
            }
        });
    }
}
