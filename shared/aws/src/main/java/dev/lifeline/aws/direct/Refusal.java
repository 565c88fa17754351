package dev.lifeline.aws.direct;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What DynamoDB says instead of an answer, as the SDK's exceptions; those that nobody here tells apart are one. */
final class Refusal {
    private static final String SERVICE = "DynamoDb";

    private Refusal() {}

    /** @param drift by how much DynamoDB's clock is ahead */
    static AwsServiceException of(SdkHttpResponse head, JsonNode json, Duration drift) {
        String type = json.path("__type").asText();
        String code = type.substring(type.indexOf('#') + 1);
        DynamoDbException.Builder failure = switch (code) {
            case "ConditionalCheckFailedException" -> filled(json, ConditionalCheckFailedException.builder());
            case "TransactionCanceledException" -> filled(json, TransactionCanceledException.builder());
            case "ResourceNotFoundException" -> ResourceNotFoundException.builder();
            default -> DynamoDbException.builder();
        };
        String message = json.path("message").asText(json.path("Message").asText());
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName(SERVICE)
                .sdkHttpResponse(head)
                .build();
        failure.awsErrorDetails(details)
                .message(message)
                .statusCode(head.statusCode())
                .clockSkew(drift);
        head.firstMatchingHeader("x-amzn-RequestId").ifPresent(failure::requestId);
        return failure.build();
    }

    private static <B extends SdkPojo & DynamoDbException.Builder> B filled(JsonNode json, B failure) {
        PojoJson.read(json, failure);
        return failure;
    }
}
