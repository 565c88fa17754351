package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.store.StoreUnavailable;
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

class TableProblemTest {
    private record ProblemCase(String what, Throwable cause, TableProblem problem) {}

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

    private static Stream<ProblemCase> cases() {
        return Stream.of(
                new ProblemCase("no table", ResourceNotFoundException.builder().build(), TableProblem.NO_TABLE),
                new ProblemCase(
                        "a chain without credentials, in the SDK's own words",
                        thrownBy(() -> AwsCredentialsProviderChain.of(() -> {
                                    throw SdkClientException.create("nothing here");
                                })
                                .resolveCredentials()),
                        TableProblem.NO_CREDENTIALS),
                new ProblemCase(
                        "a chain without a region, in the SDK's own words",
                        thrownBy(() -> new AwsRegionProviderChain(() -> {
                                    throw SdkClientException.create("nothing here");
                                })
                                .getRegion()),
                        TableProblem.NO_REGION),
                new ProblemCase("no permission", refusal("AccessDeniedException"), TableProblem.REFUSED),
                new ProblemCase("an old token", refusal("ExpiredTokenException"), TableProblem.REFUSED),
                new ProblemCase("a broken service", refusal("InternalServerError"), TableProblem.OTHER),
                new ProblemCase(
                        "no answer",
                        SdkClientException.create("Unable to execute HTTP request"),
                        TableProblem.UNREACHABLE),
                new ProblemCase("something else", new IllegalStateException("else"), TableProblem.OTHER));
    }

    @TestFactory
    Stream<DynamicTest> each_failure_is_told_by_what_can_be_done_about_it() {
        return cases().map(each -> DynamicTest.dynamicTest(
                each.what(),
                () -> assertThat(TableProblem.of(new StoreUnavailable("GetItem failed", each.cause())))
                        .isEqualTo(each.problem())));
    }
}
