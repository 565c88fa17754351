package dev.lifeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** Queues and batches behind the SDK's client. */
@DisplayName("A local queue")
class SqsQueuesTest {
    private final QueueScene scene = new QueueScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void has_a_URL_whose_host_and_account_do_not_matter() {
        assertThat(scene.url("Work")).isEqualTo(scene.uri() + "/111122223333/Work");
        for (String url : List.of(
                "https://sqs.eu-west-1.amazonaws.com/999999999999/Work",
                "http://localhost:4581/111122223333/Work",
                scene.url("Work"))) {
            scene.client.sendMessage(request -> request.queueUrl(url).messageBody("body"));
        }
        assertThat(scene.receive()).hasSize(3);
    }

    @Test
    void that_does_not_exist_is_an_error_everywhere() {
        assertThatThrownBy(() -> scene.url("Works"))
                .isInstanceOf(QueueDoesNotExistException.class)
                .hasMessageContaining("The specified queue does not exist.")
                .extracting(
                        error -> ((AwsServiceException) error).awsErrorDetails().errorCode())
                .isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
        assertThatThrownBy(() -> scene.client.receiveMessage(request -> request.queueUrl(scene.uri() + "/1/Works")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void is_listed_by_the_beginning_of_its_name_page_by_page() {
        assertThat(scene.client.listQueues().queueUrls())
                .containsExactly(scene.url("Work"), scene.url("WorkDeadLetters"));
        assertThat(scene.client
                        .listQueues(request -> request.queueNamePrefix("WorkD"))
                        .queueUrls())
                .containsExactly(scene.url("WorkDeadLetters"));
        ListQueuesResponse first = scene.client.listQueues(request -> request.maxResults(1));
        assertThat(first.queueUrls()).containsExactly(scene.url("Work"));
        ListQueuesResponse second =
                scene.client.listQueues(request -> request.maxResults(1).nextToken(first.nextToken()));
        assertThat(second.queueUrls()).containsExactly(scene.url("WorkDeadLetters"));
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void counts_what_is_visible_in_flight_and_delayed_and_forgets_all_when_purged() {
        IntStream.range(0, 5).forEach(number -> scene.send("body " + number));
        scene.client.sendMessage(request ->
                request.queueUrl(scene.url("Work")).messageBody("later").delaySeconds(10));
        scene.receive("Work", request -> request.maxNumberOfMessages(2));
        assertThat(attributes("All"))
                .containsEntry("ApproximateNumberOfMessages", "3")
                .containsEntry("ApproximateNumberOfMessagesNotVisible", "2")
                .containsEntry("ApproximateNumberOfMessagesDelayed", "1")
                .containsEntry("VisibilityTimeout", "30")
                .containsEntry("QueueArn", "arn:aws:sqs:us-east-1:111122223333:Work")
                .containsEntry(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:111122223333:WorkDeadLetters\",\"maxReceiveCount\":2}");
        assertThat(attributes("QueueArn")).containsOnlyKeys("QueueArn");
        scene.client.purgeQueue(request -> request.queueUrl(scene.url("Work")));
        scene.pass(Duration.ofMinutes(1));
        assertThat(scene.receive()).isEmpty();
        assertThatThrownBy(() -> attributes("Colour")).isInstanceOf(InvalidAttributeNameException.class);
    }

    private Map<String, String> attributes(String name) {
        return scene.client
                .getQueueAttributes(
                        request -> request.queueUrl(scene.url("Work")).attributeNamesWithStrings(name))
                .attributesAsStrings();
    }

    @Test
    void takes_up_to_ten_entries_at_once_each_of_which_succeeds_or_fails_for_itself() {
        SendMessageBatchResponse sent = scene.client.sendMessageBatch(request ->
                request.queueUrl(scene.url("Work")).entries(entry("a", "one"), late("b"), entry("c", "three")));
        assertThat(sent.successful()).extracting(each -> each.id()).containsExactly("a", "c");
        assertThat(sent.failed()).extracting(BatchResultErrorEntry::id).containsExactly("b");
        assertThat(sent.failed().getFirst().message()).contains("Value 901 for parameter DelaySeconds is invalid");

        List<String> handles =
                scene.receive().stream().map(message -> message.receiptHandle()).toList();
        ChangeMessageVisibilityBatchResponse changed = scene.client.changeMessageVisibilityBatch(request ->
                request.queueUrl(scene.url("Work")).entries(List.of(hide("a", handles.get(0)), hide("b", "made up"))));
        assertThat(changed.failed()).extracting(BatchResultErrorEntry::code).containsExactly("ReceiptHandleIsInvalid");

        DeleteMessageBatchResponse deleted =
                scene.client.deleteMessageBatch(request -> request.queueUrl(scene.url("Work"))
                        .entries(handles.stream()
                                .map(handle -> DeleteMessageBatchRequestEntry.builder()
                                        .id("x" + handles.indexOf(handle))
                                        .receiptHandle(handle)
                                        .build())
                                .toList()));
        assertThat(deleted.successful()).hasSize(2);
        scene.pass(Duration.ofMinutes(5));
        assertThat(scene.receive()).isEmpty();
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static ChangeMessageVisibilityBatchRequestEntry hide(String id, String handle) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(handle)
                .visibilityTimeout(60)
                .build();
    }

    private static SendMessageBatchRequestEntry late(String id) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody("late")
                .delaySeconds(901)
                .build();
    }

    @Test
    void refuses_a_batch_that_is_none() {
        assertThatThrownBy(() -> batch(List.of())).isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> batch(List.of(entry("a", "1"), entry("a", "2"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThatThrownBy(() -> batch(IntStream.range(0, 11)
                        .mapToObj(number -> entry("e" + number, "body"))
                        .toList()))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        String half = "x".repeat(600_000);
        assertThatThrownBy(() -> batch(List.of(entry("a", half), entry("b", half))))
                .isInstanceOf(BatchRequestTooLongException.class);
        assertThat(scene.receive()).isEmpty();
    }

    private void batch(List<SendMessageBatchRequestEntry> entries) {
        scene.client.sendMessageBatch(
                request -> request.queueUrl(scene.url("Work")).entries(entries));
    }

    @Test
    void refuses_what_SQS_refuses() {
        assertThatThrownBy(() -> scene.send("")).hasMessageContaining("must contain the parameter MessageBody");
        assertThatThrownBy(() -> scene.send("x".repeat(1024 * 1024 + 1))).hasMessageContaining("shorter than 1048576");
        assertThatThrownBy(() -> scene.receive("Work", request -> request.maxNumberOfMessages(11)))
                .hasMessageContaining("Value 11 for parameter MaxNumberOfMessages is invalid");
        assertThatThrownBy(() -> scene.client.createQueue(request -> request.queueName("other")))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
