package dev.lifeline.aws.direct;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.JsonTree.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.zip.CRC32;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;

/** One signed request and its answer (AWS "DynamoDB low-level API": JSON 1.0 over HTTP). */
final class Exchange {
    private static final String TARGET = "DynamoDB_20120810.";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private final Connection connection;
    private final Signature signature;

    /** By how much DynamoDB's clock is ahead of this one, where it has refused a signature for that. */
    private volatile Duration skew = Duration.ZERO;

    Exchange(Connection connection) {
        this.connection = connection;
        this.signature = new Signature("dynamodb", connection.region(), host(connection.endpoint()));
    }

    /**
     * The JSON that is answered.
     *
     * @throws AwsServiceException when DynamoDB refuses
     * @throws SdkClientException when there is no answer, or not a whole one
     */
    JsonNode call(String operation, byte[] body) {
        try {
            HttpExecuteResponse answer =
                    connection.http().prepareRequest(signed(operation, body)).call();
            SdkHttpResponse head = answer.httpResponse();
            JsonNode json = json(head, answer);
            if (head.isSuccessful()) {
                return json;
            }
            Duration drift = drift(head);
            AwsServiceException refusal = Refusal.of(head, json, drift);
            if (refusal.isClockSkewException()) {
                skew = skew.plus(drift);
            }
            throw refusal;
        } catch (IOException failure) {
            throw SdkClientException.create("Unable to execute HTTP request: " + failure.getMessage(), failure);
        }
    }

    private HttpExecuteRequest signed(String operation, byte[] body) {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(connection.endpoint())
                .putHeader("Content-Length", Integer.toString(body.length));
        Map<String, String> headers = Map.of("content-type", CONTENT_TYPE, "x-amz-target", TARGET + operation);
        signature
                .sign(headers, body, connection.credentials().resolveCredentials(), now())
                .forEach(request::putHeader);
        return HttpExecuteRequest.builder()
                .request(request.build())
                .contentStreamProvider(ContentStreamProvider.fromByteArrayUnsafe(body))
                .build();
    }

    private Instant now() {
        return connection.clock().instant().plus(skew);
    }

    private static String host(URI endpoint) {
        return endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    private static JsonNode json(SdkHttpResponse head, HttpExecuteResponse answer) throws IOException {
        byte[] body = new byte[0];
        if (answer.responseBody().isPresent()) {
            try (InputStream in = answer.responseBody().get()) {
                body = in.readAllBytes();
            }
        }
        checkSum(head, body);
        if (JsonTree.read(new String(body, StandardCharsets.UTF_8)) instanceof Parsed.Tree tree
                && tree.root().isObject()) {
            return tree.root();
        }
        if (head.isSuccessful()) { // else it would count as one that says that there is nothing
            throw new IOException("the answer is not a JSON object");
        }
        return JsonTree.object();
    }

    private static void checkSum(SdkHttpResponse head, byte[] body) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(body);
        if (head.firstMatchingHeader("x-amz-crc32")
                .filter(told -> !told.equals(Long.toString(sum.getValue())))
                .isPresent()) {
            throw new IOException("the answer does not have the checksum that it names");
        }
    }

    /** By how much DynamoDB's clock is ahead of the time that was signed; 0 where it does not tell. */
    private Duration drift(SdkHttpResponse head) {
        try {
            return head.firstMatchingHeader("Date")
                    .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from))
                    .map(server -> Duration.between(now(), server))
                    .orElse(Duration.ZERO);
        } catch (DateTimeException untold) {
            return Duration.ZERO;
        }
    }
}
