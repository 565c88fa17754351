package dev.lifeline.aws.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class DirectDynamoDbTest {
    private static final String ITEM =
            "{\"Item\":{\"pk\":{\"S\":\"a\"},\"list\":{\"L\":[{\"N\":\"1\"},{\"BOOL\":true}]}},"
                    + "\"FromTheFuture\":{}}";
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("a"));

    private final ScriptedHttp http = new ScriptedHttp();
    private final List<Instant> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    private final DirectDynamoDb client = new DirectDynamoDb(new Connection(
            URI.create("https://dynamodb.eu-west-1.amazonaws.com"),
            "eu-west-1",
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
            http,
            Duration.ofSeconds(10),
            () -> now,
            moment -> {
                pauses.add(moment);
                now = moment;
            }));

    private GetItemResponse get() {
        return client.getItem(request -> request.tableName("runs").key(KEY));
    }

    private void put() {
        client.transactWriteItems(request -> request.transactItems(TransactWriteItem.builder()
                .put(Put.builder().tableName("runs").item(KEY).build())
                .build()));
    }

    @Test
    void an_answer_is_read_as_far_as_it_is_known() {
        http.answers(200, ITEM);

        assertThat(get().item())
                .isEqualTo(Map.of(
                        "pk",
                        AttributeValue.fromS("a"),
                        "list",
                        AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromBool(true)))));
        assertThat(http.bodies()).containsExactly("{\"TableName\":\"runs\",\"Key\":{\"pk\":{\"S\":\"a\"}}}");
        assertThat(http.header("X-Amz-Target")).containsExactly("DynamoDB_20120810.GetItem");
    }

    @Test
    void a_transaction_is_repeated_under_the_token_that_it_was_given_first() {
        http.breaks();
        http.answers(500, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}");
        http.answers(200, "{}");

        put();

        assertThat(http.bodies()).hasSize(3).allMatch(body -> body.contains("\"ClientRequestToken\":\""));
        assertThat(http.bodies()).containsOnly(http.bodies().getFirst());
        assertThat(pauses).hasSize(2);
    }

    @Test
    void throttling_passes() {
        http.answers(400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}");
        http.answers(200, ITEM);

        assertThat(get().hasItem()).isTrue();
    }

    @Test
    void three_tries_are_enough() {
        http.breaks();
        http.breaks();
        http.breaks();

        assertThatThrownBy(this::get)
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("Unable to execute HTTP request: connection reset");
        assertThat(http.bodies()).hasSize(3);
    }

    @Test
    void a_refusal_is_told_at_once_and_in_the_words_of_DynamoDB() {
        http.answers(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\",\"message\":\"no table\"}");
        http.answers(400, "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"denied\"}");

        assertThatThrownBy(this::get)
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("no table");
        assertThatThrownBy(this::get).isInstanceOfSatisfying(DynamoDbException.class, refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("denied");
            assertThat(refusal.statusCode()).isEqualTo(400);
        });
        assertThat(pauses).isEmpty();
    }

    @Test
    void an_answer_with_another_checksum_than_it_names_is_no_answer() {
        http.answers(200, ITEM, Map.of("x-amz-crc32", "1"));
        http.answers(200, ITEM);

        assertThat(get().hasItem()).isTrue();
        assertThat(http.bodies()).hasSize(2);
    }

    @Test
    void an_answer_that_is_no_JSON_does_not_say_that_there_is_nothing() {
        http.answers(200, "");
        http.answers(200, "{\"Item\":");
        http.answers(200, ITEM);

        assertThat(get().hasItem()).isTrue();
    }

    @Test
    void a_failure_need_not_be_JSON() {
        http.answers(503, "<html>Service Unavailable</html>");
        http.answers(200, ITEM);

        assertThat(get().hasItem()).isTrue();
    }

    @Test
    void a_clock_that_is_wrong_is_set_by_DynamoDB() {
        http.answers(
                400,
                "{\"__type\":\"com.amazon.coral.service#InvalidSignatureException\",\"message\":\"expired\"}",
                Map.of("Date", "Sat, 21 Nov 2026 15:00:00 GMT"));
        http.answers(200, ITEM);

        assertThat(get().hasItem()).isTrue();
        assertThat(http.header("x-amz-date").getFirst()).isEqualTo("20261121T120000Z");
        assertThat(http.header("x-amz-date").getLast()).startsWith("20261121T1500");
    }

    @Test
    void other_calls_are_not_made() {
        assertThatThrownBy(client::listTables).isInstanceOf(UnsupportedOperationException.class);
    }
}
