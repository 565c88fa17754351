package dev.lifeline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

class FunctionEnvironmentTest {

    static Iterable<Region> regions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("regions")
    void the_endpoint_of_a_region_is_the_one_of_the_SDK(Region region) {
        assertThat(new FunctionEnvironment(Map.of("AWS_REGION", region.id())).dynamoDb())
                .isEqualTo(DynamoDbEndpointProvider.defaultProvider()
                        .resolveEndpoint(parameters -> parameters.region(region))
                        .join()
                        .endpointUrl()
                        .toUri());
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_ECS, http://all",
        "AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_DYNAMODB, http://other",
        "AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL, http://all"
    })
    void an_endpoint_that_is_set_is_taken_and_that_of_DynamoDB_before_that_of_all(
            String one, String other, String expected) {
        Map<String, String> variables = Map.of(one, "http://all", other, "http://other");

        assertThat(new FunctionEnvironment(variables).dynamoDb()).hasToString(expected);
    }

    @Test
    void without_a_region_the_variable_is_named() {
        assertThatThrownBy(() -> new FunctionEnvironment(Map.of()).region())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS_REGION: missing");
    }

    @Test
    void keys_in_the_environment_are_the_credentials() {
        Map<String, String> keys = Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret");
        Map<String, String> session =
                Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_SESSION_TOKEN", "token");

        assertThat(new FunctionEnvironment(keys).credentials().resolveCredentials())
                .isEqualTo(AwsBasicCredentials.create("id", "secret"));
        assertThat(new FunctionEnvironment(session).credentials().resolveCredentials())
                .isEqualTo(AwsSessionCredentials.create("id", "secret", "token"));
    }
}
