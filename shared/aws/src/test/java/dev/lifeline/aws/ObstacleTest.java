package dev.lifeline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.port.StoreUnavailable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class ObstacleTest {
    private record Case(String what, Throwable cause, Obstacle obstacle) {}

    private static SdkException thrownBy(Runnable call) {
        try {
            call.run();
            throw new AssertionError("it was to fail");
        } catch (SdkException failure) {
            return failure;
        }
    }

    private static SdkException refusal(String code) {
        return (SdkException) DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static Stream<Case> cases() {
        return Stream.of(
                new Case("no table", ResourceNotFoundException.builder().build(), Obstacle.NO_TABLE),
                new Case(
                        "a chain without credentials, in the SDK's own words",
                        thrownBy(() -> AwsCredentialsProviderChain.of(() -> {
                                    throw SdkClientException.create("nothing here");
                                })
                                .resolveCredentials()),
                        Obstacle.NO_CREDENTIALS),
                new Case(
                        "a chain without a region, in the SDK's own words",
                        thrownBy(() -> new AwsRegionProviderChain(() -> {
                                    throw SdkClientException.create("nothing here");
                                })
                                .getRegion()),
                        Obstacle.NO_REGION),
                new Case("no permission", refusal("AccessDeniedException"), Obstacle.REFUSED),
                new Case("an old token", refusal("ExpiredTokenException"), Obstacle.REFUSED),
                new Case("a broken service", refusal("InternalServerError"), Obstacle.OTHER),
                new Case(
                        "no answer", SdkClientException.create("Unable to execute HTTP request"), Obstacle.UNREACHABLE),
                new Case("something else", new IllegalStateException("else"), Obstacle.OTHER));
    }

    @TestFactory
    Stream<DynamicTest> each_failure_is_told_by_what_can_be_done_about_it() {
        return cases().map(each -> DynamicTest.dynamicTest(
                each.what(),
                () -> assertThat(Obstacle.of(new StoreUnavailable("GetItem failed", each.cause())))
                        .isEqualTo(each.obstacle())));
    }
}
