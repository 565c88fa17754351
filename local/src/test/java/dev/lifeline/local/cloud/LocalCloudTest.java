package dev.lifeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.functions.FunctionLog;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.simulator.logs.LogEvent;
import dev.lifeline.simulator.script.Script;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.lambda.model.LogType;

class LocalCloudTest {
    private static final Path TEMPLATE = Path.of(System.getProperty("lifeline.root"), "template.yaml");

    private static LocalCloud.CloudOptions plan(Path template, int port) {
        return plan(template, Map.of(), port, (line, level) -> {});
    }

    private static LocalCloud.CloudOptions plan(
            Path template, Map<String, String> parameters, int port, FunctionLog.Sink log) {
        return new LocalCloud.CloudOptions(
                template,
                parameters,
                new LocalCloud.CloudPorts(port, 0),
                1,
                1,
                Duration.ofSeconds(5),
                Script.NOTHING_FAILS,
                UnaryOperator.identity(),
                log,
                note -> {});
    }

    private static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void what_was_started_is_stopped_when_a_later_step_fails(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("template.yaml");
        Files.writeString(
                broken,
                Files.readString(TEMPLATE).replace("functions.LaunchRunHandler::", "functions.LaunchRenamed::"));
        int port;
        try (ServerSocket free = anyPort()) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> LocalCloud.start(plan(broken, port)))
                .hasMessageContaining("the function LaunchRun has no handler dev.lifeline.functions.LaunchRenamed");

        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void a_port_in_use_is_named_with_what_to_do() throws IOException {
        try (ServerSocket taken = anyPort()) {
            assertThatThrownBy(() -> LocalCloud.start(plan(TEMPLATE, taken.getLocalPort())))
                    .hasCauseInstanceOf(BindException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void the_functions_are_those_that_are_deployed_with_log_metrics_and_recorder() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        FunctionLog.Sink log = (line, level) -> lines.add(new String(line, StandardCharsets.UTF_8));
        try (LocalCloud cloud = LocalCloud.start(plan(TEMPLATE, Map.of("AdoptTasks", "recorded"), 0, log))) {
            assertThat(cloud.invoke("RecordLaunch", "{}")).isInstanceOf(InvocationOutcome.Responded.class);
            assertThat(cloud.invoke("LaunchRun", "{}")).isInstanceOf(InvocationOutcome.FunctionError.class);

            assertThat(cloud.table().quarantined().all())
                    .singleElement()
                    .satisfies(quarantined ->
                            assertThat(quarantined.origin().function()).isEqualTo("RecordLaunch"));
        }
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("CloudWatchMetrics", "\"QuarantinedMessages\":1.0"))
                .anySatisfy(line -> assertThat(line).contains("\"function\":\"LaunchRun\"", "\"outcome\":\"REFUSED\""));
    }

    @Test
    void where_nothing_is_adopted_there_is_no_recorder() {
        try (LocalCloud cloud = LocalCloud.start(plan(TEMPLATE, 0))) {
            assertThatThrownBy(() -> cloud.invoke("RecordLaunch", "{}")).hasMessageContaining("RecordLaunch");
        }
    }

    @Test
    void what_a_deployed_stack_outputs_names_what_is_served_here() throws IOException {
        try (LocalCloud cloud = LocalCloud.start(plan(TEMPLATE, 0))) {
            ServedStack stack = cloud.stack();
            JsonNode described = new ObjectMapper().readTree(stack.json(4711));
            String services = stack.endpoints().services().toString();
            assertThat(described.path("pid").asInt()).isEqualTo(4711);
            assertThat(described.at("/endpoints/lambda").asText()).isEqualTo(services);
            assertThat(described.at("/endpoints/ecs").asText())
                    .isEqualTo(cloud.ecs().uri().toString());
            assertThat(described.at("/table").asText()).isEqualTo("RunTable");
            assertThat(described.at("/functions/LaunchRun").asText())
                    .isEqualTo("arn:aws:lambda:us-east-1:111122223333:function:LaunchRun:live");
            assertThat(described.at("/queues").properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("FailedDeliveriesUrl", "InstanceEventsDeadLettersUrl", "TaskEventsDeadLettersUrl");
            assertThat(described.at("/queues/FailedDeliveriesUrl").asText())
                    .isEqualTo(services + "/111122223333/FailedDeliveries");
            assertThat(stack.outputs())
                    .containsEntry("TableName", "RunTable")
                    .containsEntry(
                            "LaunchRunFunction",
                            described.at("/functions/LaunchRun").asText());
        }
    }

    /** And one address is enough for all services. */
    @Test
    void every_access_key_and_every_region_sees_the_same_tables() {
        try (LocalCloud cloud = LocalCloud.start(plan(TEMPLATE, 0));
                DynamoDbClient other = DynamoDbClient.builder()
                        .endpointOverride(cloud.stack().endpoints().services())
                        .region(Region.EU_WEST_1)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("other", "key")))
                        .build()) {
            assertThat(other.listTables().tableNames()).containsExactly("RunTable");
        }
    }

    @Test
    void the_end_of_the_log_of_a_function_is_what_it_logged_for_this_invocation() throws IOException {
        try (LocalCloud cloud = LocalCloud.start(plan(TEMPLATE, 0));
                LambdaClient lambda = AwsClients.<LambdaClientBuilder, LambdaClient>local(
                                LambdaClient.builder(),
                                cloud.stack().endpoints().services())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            for (String name : List.of("first", "second")) {
                String tail = new String(
                        Base64.getDecoder()
                                .decode(lambda.invoke(request -> request.functionName("LaunchRun:live")
                                                .logType(LogType.TAIL)
                                                .payload(SdkBytes.fromUtf8String("{\"name\":\"" + name + "\"}")))
                                        .logResult()),
                        StandardCharsets.UTF_8);
                assertThat(tail.lines())
                        .anySatisfy(line -> assertThat(line).contains("\"run\":\"" + name + "\"", "REFUSED"))
                        .noneSatisfy(line -> assertThat(line).contains("\"level\":\"DEBUG\""));
                assertThat(tail.contains("second")).isEqualTo(name.equals("second"));
            }
            List<LogEvent> log = cloud.ecs()
                    .with((ecs, now) -> ecs.logs(now).group("/aws/lambda/LaunchRun").orElseThrow().stream("local")
                            .orElseThrow()
                            .events());
            assertThat(log).anySatisfy(line -> assertThat(line.message()).contains("\"run\":\"first\""));
        }
    }
}
