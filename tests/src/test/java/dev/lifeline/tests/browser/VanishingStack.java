package dev.lifeline.tests.browser;

import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.testing.LoopbackServer;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A deployed stack at one address: CloudFormation that names its table, and the table in DynamoDB Local, which can end.
 */
final class VanishingStack implements AutoCloseable {
    private static final String OUTPUTS = """
            <DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>prod</StackName><Outputs><member>\
            <OutputKey>TableName</OutputKey><OutputValue>RunTable</OutputValue></member><member>\
            <OutputKey>LaunchRunFunction</OutputKey><OutputValue>LaunchRun</OutputValue></member></Outputs></member>\
            </Stacks></DescribeStacksResult></DescribeStacksResponse>""";

    private static final String REFUSAL = """
            {"__type":"AccessDeniedException","Message":"User: arn:aws:sts::111122223333:assumed-role/reader/me is not \
            authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/RunTable"}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final LoopbackServer front;
    private DynamoDbLocal table = DynamoDbLocal.inMemory();
    private volatile URI place = table.uri();
    private volatile boolean isRefusing;

    VanishingStack() {
        try {
            front = new LoopbackServer(this::answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        fill();
    }

    URI uri() {
        return front.uri();
    }

    /** DynamoDB is gone, with what it had. */
    void vanish() {
        table.close();
    }

    void comeBack() {
        table = DynamoDbLocal.inMemory();
        fill();
        place = table.uri();
    }

    /** From now on the table answers that a permission is missing, or no more. */
    void refuse(boolean now) {
        isRefusing = now;
    }

    private void fill() {
        AwsClients clients = AwsClients.local(table.uri(), table.uri(), Duration.ofSeconds(5));
        Tables.create(
                clients.dynamoDb(),
                Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                        .tables());
        Decision failed = ReportedRuns.all()
                .filter(reported -> reported.situation().equals("running"))
                .findFirst()
                .orElseThrow()
                .decision();
        new DynamoDbRunStore(
                        clients.dynamoDb(),
                        new RunTable("RunTable", 4, Duration.ofDays(36_500)),
                        RandomGenerator.getDefault())
                .create(failed.run(), failed.explanation());
        clients.dynamoDb().close();
        clients.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<String> target =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            if (target.isEmpty()) {
                write(exchange, 200, OUTPUTS.getBytes(StandardCharsets.UTF_8));
            } else if (isRefusing) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "AccessDeniedException");
                write(exchange, 400, REFUSAL.getBytes(StandardCharsets.UTF_8));
            } else {
                forward(exchange, body);
            }
        }
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(place).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!List.of("connection", "host", "content-length").contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            response.headers()
                    .firstValue("x-amz-crc32")
                    .ifPresent(sum -> exchange.getResponseHeaders().set("x-amz-crc32", sum));
            write(exchange, response.statusCode(), response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        front.close();
        client.close();
        table.close();
    }
}
