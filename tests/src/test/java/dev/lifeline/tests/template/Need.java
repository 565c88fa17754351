package dev.lifeline.tests.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;

/**
 * A permission that a call needs, by the service authorization reference of AWS.
 *
 * @param resource its ARN, or its name in the template; {@code *} if the action has no resources
 */
record Need(String action, String resource) {

    static List<Need> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> List.of(new Need("dynamodb:GetItem", table(get.tableName())));
            case BatchGetItemRequest batch ->
                batch.requestItems().keySet().stream()
                        .map(table -> new Need("dynamodb:BatchGetItem", table(table)))
                        .toList();
            case PutItemRequest put -> List.of(new Need("dynamodb:PutItem", table(put.tableName())));
            case DeleteItemRequest delete -> List.of(new Need("dynamodb:DeleteItem", table(delete.tableName())));
            case UpdateItemRequest update -> List.of(new Need("dynamodb:UpdateItem", table(update.tableName())));
            case QueryRequest query ->
                List.of(new Need(
                        "dynamodb:Query",
                        table(query.tableName())
                                + Optional.ofNullable(query.indexName())
                                        .map(index -> "/index/" + index)
                                        .orElse("")));
            case TransactWriteItemsRequest write ->
                write.transactItems().stream().flatMap(Need::of).toList();
            case RunTaskRequest run -> ofLaunch(run);
            case StopTaskRequest stop -> List.of(new Need("ecs:StopTask", stop.task()));
            case DescribeTasksRequest describe ->
                describe.tasks().stream()
                        .map(task -> new Need("ecs:DescribeTasks", task))
                        .toList();
            case ListTasksRequest list -> List.of(new Need("ecs:ListTasks", "*"));
            case DescribeClustersRequest describe ->
                describe.clusters().stream()
                        .map(cluster -> new Need(
                                "ecs:DescribeClusters", "arn:aws:ecs:us-east-1:111122223333:cluster/" + cluster))
                        .toList();
            case DescribeTaskDefinitionRequest definition -> List.of(new Need("ecs:DescribeTaskDefinition", "*"));
            default -> throw new IllegalStateException("which permission does this need? " + request);
        };
    }

    private static Stream<Need> of(TransactWriteItem item) {
        return Stream.of(
                        Optional.ofNullable(item.put())
                                .map(put -> new Need("dynamodb:PutItem", table(put.tableName()))),
                        Optional.ofNullable(item.update())
                                .map(update -> new Need("dynamodb:UpdateItem", table(update.tableName()))),
                        Optional.ofNullable(item.delete())
                                .map(delete -> new Need("dynamodb:DeleteItem", table(delete.tableName()))),
                        Optional.ofNullable(item.conditionCheck())
                                .map(check -> new Need("dynamodb:ConditionCheckItem", table(check.tableName()))))
                .flatMap(Optional::stream);
    }

    /** The roles of the task definition are passed, and a task that gets tags is tagged. */
    private static List<Need> ofLaunch(RunTaskRequest run) {
        List<Need> needs = new ArrayList<>();
        needs.add(new Need("ecs:RunTask", run.taskDefinition()));
        needs.add(new Need("iam:PassRole", "arn:aws:iam::111122223333:role/task"));
        if (run.hasTags() || run.propagateTags() != null) {
            needs.add(new Need("ecs:TagResource", "arn:aws:ecs:us-east-1:111122223333:task/" + run.cluster() + "/new"));
        }
        return needs;
    }

    private static String table(String name) {
        return "${" + name + ".Arn}";
    }
}
