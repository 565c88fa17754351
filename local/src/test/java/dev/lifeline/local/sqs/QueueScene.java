package dev.lifeline.local.sqs;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterLog;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.service.ServiceEndpoint;
import dev.lifeline.local.template.Queue;
import dev.lifeline.local.template.Template;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** A queue with dead letters after two receives, behind the SDK's client, on a clock that only the test moves. */
final class QueueScene implements AutoCloseable {
    static final Duration VISIBILITY = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final ServiceEndpoint endpoint = ServiceEndpoint.at(0).serve(List.of(new SqsService(router())));
    final SqsClient client = AwsClients.<SqsClientBuilder, SqsClient>local(SqsClient.builder(), endpoint.uri())
            .build();

    private Router router() {
        Queue work = new Queue("Work", VISIBILITY, Optional.of(new Queue.RedrivePolicy(2, "WorkDeadLetters")));
        Queue dead = new Queue("WorkDeadLetters", VISIBILITY, Optional.empty());
        return new Router(
                new Template(List.of(), List.of(), List.of(work, dead), List.of(), List.of(), List.of(), Map.of()),
                Map.of(),
                new RouterSetup(now::get, new SplittableRandom(1), new RouterLog() {}));
    }

    URI uri() {
        return endpoint.uri();
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    String url(String queue) {
        return client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    String send(String body) {
        return client.sendMessage(request -> request.queueUrl(url("Work")).messageBody(body))
                .messageId();
    }

    List<Message> receive(String queue, Consumer<ReceiveMessageRequest.Builder> more) {
        return client.receiveMessage(request -> {
                    request.queueUrl(url(queue))
                            .maxNumberOfMessages(10)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All");
                    more.accept(request);
                })
                .messages();
    }

    List<Message> receive() {
        return receive("Work", request -> {});
    }

    @Override
    public void close() {
        client.close();
        endpoint.close();
    }
}
