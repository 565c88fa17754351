package dev.lifeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.simulator.script.Script;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What users rehearse here before they need it: a message that cannot be read, in the queue of task events. */
@Timeout(60)
class BrokenMessageTest {
    private static final Path TEMPLATE = Path.of(System.getProperty("lifeline.root"), "template.yaml");

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    @Test
    void is_quarantined_with_its_queue_and_counts_how_often_it_was_sent_back() throws InterruptedException {
        try (LocalCloud cloud = LocalCloud.start(options());
                SqsClient sqs = AwsClients.<SqsClientBuilder, SqsClient>local(
                                SqsClient.builder(), cloud.stack().endpoints().services())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            String url =
                    sqs.getQueueUrl(request -> request.queueName("TaskEvents")).queueUrl();
            sqs.sendMessage(request -> request.queueUrl(url).messageBody("no event"));
            QuarantinedMessage first = quarantined(cloud).getFirst();
            assertThat(first.body()).isEqualTo("no event");
            assertThat(first.origin().queue()).contains("arn:aws:sqs:us-east-1:111122223333:TaskEvents");
            assertThat(first.origin().redriven()).isZero();

            cloud.table().quarantined().delete(first.id());
            sqs.sendMessage(request -> request.queueUrl(url)
                    .messageBody(first.body())
                    .messageAttributes(Map.of(
                            "LifelineRedriven",
                            MessageAttributeValue.builder()
                                    .dataType("Number")
                                    .stringValue("1")
                                    .build())));
            assertThat(quarantined(cloud))
                    .singleElement()
                    .satisfies(second -> assertThat(second.origin().redriven()).isOne());
        }
    }

    private List<QuarantinedMessage> quarantined(LocalCloud cloud) throws InterruptedException {
        String line = "";
        while (!line.contains("\"QuarantinedMessages\":1.0")) {
            line = log.poll(30, TimeUnit.SECONDS);
        }
        return cloud.table().quarantined().all();
    }

    private LocalCloud.CloudOptions options() {
        return new LocalCloud.CloudOptions(
                TEMPLATE,
                Map.of(),
                LocalCloud.CloudPorts.ANY,
                1,
                1,
                Duration.ofSeconds(5),
                Script.NOTHING_FAILS,
                UnaryOperator.identity(),
                (line, level) -> log.add(new String(line, StandardCharsets.UTF_8)),
                note -> {});
    }
}
