package dev.lifeline.tests.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.local.template.EventRule;
import dev.lifeline.local.template.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Compares what the services report about the resources with the template. */
@NeedsDocker
class DeploymentLocalStackIT {
    private final LocalStack localStack = LocalStack.running();
    private final DeployedStack deployment = Cloud.running().deployment();

    @Test
    void the_table_has_the_templates_keys_indexes_and_time_to_live() {
        Table table = deployment.template().table("RunTable");

        TableDescription described = localStack
                .dynamoDb()
                .describeTable(request -> request.tableName("RunTable"))
                .table();
        TimeToLiveDescription ttl = localStack
                .dynamoDb()
                .describeTimeToLive(request -> request.tableName("RunTable"))
                .timeToLiveDescription();

        assertThat(names(described.keySchema())).isEqualTo(names(table.key()));
        assertThat(described.globalSecondaryIndexes())
                .extracting(
                        GlobalSecondaryIndexDescription::indexName,
                        index -> names(index.keySchema()),
                        index -> attributes(index.projection()))
                .containsExactlyInAnyOrderElementsOf(table.indexes().stream()
                        .map(index -> tuple(index.name(), names(index.key()), attributes(index.projection())))
                        .toList());
        assertThat(ttl.attributeName()).isEqualTo(table.timeToLive().orElseThrow());
        assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
    }

    private static Set<String> attributes(Projection projection) {
        return Set.copyOf(projection.nonKeyAttributes());
    }

    private static Set<String> attributes(Table.Projection projection) {
        return switch (projection) {
            case Table.Projection.All all -> throw new IllegalStateException("no index of the template has all");
            case Table.Projection.KeysOnly keys -> Set.of();
            case Table.Projection.Include include -> Set.copyOf(include.attributes());
        };
    }

    private static List<String> names(List<KeySchemaElement> keys) {
        return keys.stream().map(KeySchemaElement::attributeName).toList();
    }

    private static List<String> names(Table.KeySchema key) {
        return key.sort().map(sort -> List.of(key.partition(), sort)).orElseGet(() -> List.of(key.partition()));
    }

    @Test
    void every_queue_of_events_gives_up_on_a_message_after_five_receipts() {
        assertThat(deployment.template().mappings())
                .filteredOn(mapping -> !mapping.queue().equals("Timers"))
                .isNotEmpty()
                .allSatisfy(mapping -> {
                    Map<QueueAttributeName, String> attributes = deployment.attributes(mapping.queue());
                    JsonNode redrive =
                            JsonTexts.read(String.valueOf(attributes.get(QueueAttributeName.REDRIVE_POLICY)));

                    assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(5);
                    assertThat(redrive.path("deadLetterTargetArn").asText())
                            .endsWith(":" + mapping.queue() + "DeadLetters");
                    assertThat(attributes).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "180");
                });
    }

    @Test
    void every_rule_is_on_with_its_pattern_and_its_queue() {
        List<EventRule> rules = deployment.template().rules().stream()
                .filter(rule -> rule.trigger() instanceof EventRule.EventPattern)
                .toList();

        assertThat(rules).hasSize(3).allSatisfy(rule -> {
            DescribeRuleResponse described =
                    localStack.eventBridge().describeRule(request -> request.name(rule.logicalId()));
            List<Target> targets = localStack
                    .eventBridge()
                    .listTargetsByRule(request -> request.rule(rule.logicalId()))
                    .targets();

            assertThat(described.state()).isEqualTo(RuleState.ENABLED);
            assertThat(JsonTexts.read(described.eventPattern()))
                    .isEqualTo(JsonTexts.read(((EventRule.EventPattern) rule.trigger()).json()));
            assertThat(targets).extracting(Target::id).isEqualTo(queues(rule));
        });
    }

    private static List<String> queues(EventRule rule) {
        return rule.targets().stream()
                .map(target -> ((EventRule.ToQueue) target).queue())
                .toList();
    }
}
