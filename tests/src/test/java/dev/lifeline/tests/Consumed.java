package dev.lifeline.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What DynamoDB charges for each call of a client, from its answers. */
final class Consumed implements ExecutionInterceptor {

    /**
     * One call.
     *
     * @param units all of them
     * @param indexes those of them that each index costs
     */
    record Charge(String operation, double units, Map<String, Double> indexes) {

        double of(String index) {
            return indexes.getOrDefault(index, 0.0);
        }

        double indexUnits() {
            return indexes.values().stream().mapToDouble(units -> units).sum();
        }
    }

    private final List<Charge> charges = new ArrayList<>();

    /** The charges since this was last asked. */
    List<Charge> since() {
        List<Charge> seen = List.copyOf(charges);
        charges.clear();
        return seen;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                        .build();
            case GetItemRequest get ->
                get.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case PutItemResponse put -> charge("PutItem", put.consumedCapacity());
            case GetItemResponse get -> charge("GetItem", get.consumedCapacity());
            default -> {}
        }
    }

    private void charge(String operation, ConsumedCapacity capacity) {
        Map<String, Double> indexes = capacity.globalSecondaryIndexes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, index -> index.getValue().capacityUnits()));
        charges.add(new Charge(operation, capacity.capacityUnits(), indexes));
    }
}
