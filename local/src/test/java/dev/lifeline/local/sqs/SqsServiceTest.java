package dev.lifeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

/** What the SDK's client, which checks every digest, sees of a message in a local queue. */
@DisplayName("A message in a local queue")
@Timeout(60)
class SqsServiceTest {
    private final QueueScene scene = new QueueScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void arrives_with_its_body_and_its_attributes() {
        Map<String, MessageAttributeValue> attributes = Map.of(
                "LifelineRedriven",
                MessageAttributeValue.builder()
                        .dataType("Number")
                        .stringValue("2")
                        .build(),
                "Trace.id",
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue("ünï")
                        .build(),
                "bytes",
                MessageAttributeValue.builder()
                        .dataType("Binary.png")
                        .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 7}))
                        .build());
        String id = scene.client
                .sendMessage(request -> request.queueUrl(scene.url("Work"))
                        .messageBody("größer ☃")
                        .messageAttributes(attributes))
                .messageId();
        assertThat(scene.receive()).singleElement().satisfies(message -> {
            assertThat(message.messageId()).isEqualTo(id);
            assertThat(message.body()).isEqualTo("größer ☃");
            assertThat(message.messageAttributes()).isEqualTo(attributes);
            assertThat(message.attributes())
                    .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                    .containsEntry(MessageSystemAttributeName.SENT_TIMESTAMP, "1767225600000");
        });
    }

    @Test
    void arrives_with_those_attributes_that_are_asked_for() {
        scene.client.sendMessage(request -> request.queueUrl(scene.url("Work"))
                .messageBody("body")
                .messageAttributes(Map.of(
                        "a.one",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("1")
                                .build(),
                        "b",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("2")
                                .build())));
        List<Message> messages = scene.client
                .receiveMessage(request -> request.queueUrl(scene.url("Work")).messageAttributeNames("a.*"))
                .messages();
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.messageAttributes()).containsOnlyKeys("a.one");
            assertThat(message.attributes()).isEmpty();
        });
    }

    @Test
    void is_hidden_once_it_is_received_until_its_visibility_timeout_is_over() {
        scene.send("body");
        Message first = scene.receive().getFirst();
        scene.pass(Duration.ofSeconds(29));
        assertThat(scene.receive()).isEmpty();
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.receive()).singleElement().satisfies(again -> {
            assertThat(again.messageId()).isEqualTo(first.messageId());
            assertThat(again.receiptHandle()).isNotEqualTo(first.receiptHandle());
            assertThat(again.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
        });
    }

    @Test
    void is_hidden_for_as_long_as_its_receiver_says_and_may_say_again() {
        scene.send("body");
        String handle = scene.receive("Work", request -> request.visibilityTimeout(5))
                .getFirst()
                .receiptHandle();
        scene.client.changeMessageVisibility(request ->
                request.queueUrl(scene.url("Work")).receiptHandle(handle).visibilityTimeout(100));
        scene.pass(Duration.ofSeconds(99));
        assertThat(scene.receive()).isEmpty();
        scene.client.changeMessageVisibility(request ->
                request.queueUrl(scene.url("Work")).receiptHandle(handle).visibilityTimeout(0));
        assertThat(scene.receive()).hasSize(1);
    }

    @Test
    void is_deleted_by_its_latest_receipt_alone() {
        scene.send("body");
        String old = scene.receive("Work", request -> request.visibilityTimeout(0))
                .getFirst()
                .receiptHandle();
        String latest = scene.receive("Work", request -> request.visibilityTimeout(0))
                .getFirst()
                .receiptHandle();
        delete(old);
        assertThat(visible("Work")).isEqualTo("1");
        delete(latest);
        delete(latest);
        assertThat(visible("Work")).isEqualTo("0");
    }

    private void delete(String handle) {
        scene.client.deleteMessage(
                request -> request.queueUrl(scene.url("Work")).receiptHandle(handle));
    }

    private String visible(String queue) {
        return scene.client
                .getQueueAttributes(
                        request -> request.queueUrl(scene.url(queue)).attributeNamesWithStrings("All"))
                .attributesAsStrings()
                .getOrDefault("ApproximateNumberOfMessages", "unknown");
    }

    @Test
    void is_a_dead_letter_of_its_queue_after_two_receives() {
        String id = scene.send("body");
        for (int receive = 0; receive < 2; receive++) {
            assertThat(scene.receive()).hasSize(1);
            scene.pass(QueueScene.VISIBILITY);
        }
        assertThat(scene.receive()).isEmpty();
        assertThat(scene.receive("WorkDeadLetters", request -> {}))
                .singleElement()
                .satisfies(dead -> {
                    assertThat(dead.messageId()).isEqualTo(id);
                    assertThat(dead.body()).isEqualTo("body");
                    assertThat(dead.attributes())
                            .containsEntry(
                                    MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN,
                                    "arn:aws:sqs:us-east-1:111122223333:Work");
                });
    }

    @Test
    void is_not_visible_before_its_delay_is_over() {
        scene.client.sendMessage(request ->
                request.queueUrl(scene.url("Work")).messageBody("later").delaySeconds(900));
        scene.pass(Duration.ofSeconds(899));
        assertThat(scene.receive()).isEmpty();
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.receive()).hasSize(1);
    }

    @Test
    void ends_the_wait_of_a_receiver_and_so_does_time() throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Message>> waiting =
                    threads.submit(() -> scene.receive("Work", request -> request.waitTimeSeconds(20)));
            scene.send("body");
            assertThat(waiting.get()).hasSize(1);

            Future<List<Message>> inVain =
                    threads.submit(() -> scene.receive("WorkDeadLetters", request -> request.waitTimeSeconds(20)));
            while (!inVain.isDone()) {
                scene.pass(Duration.ofSeconds(20));
            }
            assertThat(inVain.get()).isEmpty();
        }
    }

    @Test
    void is_received_by_one_of_many_receivers() throws ExecutionException, InterruptedException {
        List<String> sent = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            sent.add(scene.send("body " + number));
        }
        ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> receivers = new ArrayList<>();
            for (int receiver = 0; receiver < 8; receiver++) {
                receivers.add(threads.submit(() -> {
                    List<Message> some = scene.receive("Work", request -> request.maxNumberOfMessages(3));
                    while (!some.isEmpty()) {
                        some.forEach(message -> received.add(message.messageId()));
                        some = scene.receive("Work", request -> request.maxNumberOfMessages(3));
                    }
                }));
            }
            for (Future<?> receiver : receivers) {
                receiver.get();
            }
        }
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void has_receipts_that_nobody_can_invent_and_that_end_with_their_visibility() {
        assertThatThrownBy(() -> delete("made up")).isInstanceOf(ReceiptHandleIsInvalidException.class);
        scene.send("body");
        String handle = scene.receive().getFirst().receiptHandle();
        scene.pass(QueueScene.VISIBILITY);
        assertThatThrownBy(() -> scene.client.changeMessageVisibility(request -> request.queueUrl(scene.url("Work"))
                        .receiptHandle(handle)
                        .visibilityTimeout(10)))
                .isInstanceOf(MessageNotInflightException.class);
    }
}
