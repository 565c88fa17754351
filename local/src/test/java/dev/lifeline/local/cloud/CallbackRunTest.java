package dev.lifeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.local.callback.CallbackOperation;
import dev.lifeline.local.callback.ReceivedCallback;
import dev.lifeline.local.callback.ReceivedCallback.CallbackReception;
import dev.lifeline.local.script.ScriptReader;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;

/** Whoever waits for a run learns how it ended, from the functions as they are deployed. */
@Timeout(120)
class CallbackRunTest {

    private final BlockingQueue<ReceivedCallback> received = new LinkedBlockingQueue<>();

    private LocalCloud cloud(String script) {
        LocalCloud cloud = JobCloud.start(ScriptReader.read("script", script));
        cloud.waiters().listen(received::add);
        return cloud;
    }

    private static void launch(LocalCloud cloud, String callback) {
        assertThat(cloud.invoke(
                                "LaunchRun",
                                "{\"name\":\"nightly\",\"cluster\":\"default\",\"taskDefinition\":\"job\",\"launchType\":\"EC2\",\"callback\":"
                                        + callback + "}")
                        .toString())
                .contains("\"existed\":false");
    }

    private ReceivedCallback next() throws InterruptedException {
        ReceivedCallback call = received.poll(60, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        return call;
    }

    @Test
    void a_state_machine_gets_the_failure_again_if_its_answer_was_lost() throws InterruptedException {
        try (LocalCloud cloud = cloud("""
                behaviours: [{ attempts: [{ exit: { code: 3 } }] }]
                calls: [{ operation: SendTaskFailure, fault: no-answer }]
                """)) {
            launch(cloud, "{\"taskToken\":\"token\"}");
            ReceivedCallback first = next();
            assertThat(first.operation()).isEqualTo(CallbackOperation.TASK_FAILURE);
            assertThat(first.waiter()).isEqualTo("token");
            assertThat(first.run()).contains("nightly");
            assertThat(first.content().path("error").asText()).isEqualTo("EXIT_CODE");
            assertThat(next().reception()).isEqualTo(CallbackReception.CLOSED_BEFORE);
        }
    }

    @Test
    void a_queue_of_the_cloud_gets_a_message() {
        try (LocalCloud cloud = cloud("{}");
                SqsClient sqs = AwsClients.<SqsClientBuilder, SqsClient>local(
                                SqsClient.builder(), cloud.stack().endpoints().services())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            String url = sqs.getQueueUrl(request -> request.queueName("FailedDeliveries"))
                    .queueUrl();
            launch(cloud, "{\"queueUrl\":\"" + url.replace("http:", "https:") + "\"}");
            List<Message> messages = List.of();
            while (messages.isEmpty()) {
                messages = sqs.receiveMessage(request ->
                                request.queueUrl(url).waitTimeSeconds(20).messageAttributeNames("All"))
                        .messages();
            }
            assertThat(messages.getFirst().body()).contains("\"result\":\"SUCCEEDED\"");
            assertThat(messages.getFirst().messageAttributes()).containsKeys("run", "result");
        }
    }
}
