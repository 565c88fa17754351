package dev.lifeline.aws.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** The SDK's own signer says what is right. */
class SignatureTest {
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", "DynamoDB_20120810.GetItem");

    static Stream<Arguments> requests() {
        AwsCredentials keys = AwsBasicCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        AwsCredentials session = AwsSessionCredentials.create("ASIAEXAMPLE", "secret", "token/+=");
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        Instant newYear = Instant.parse("2027-01-01T00:00:59.999999999Z");
        return Stream.of(
                Arguments.of(keys, "https://dynamodb.eu-west-1.amazonaws.com", "eu-west-1", noon, "{}"),
                Arguments.of(
                        session, "https://dynamodb.cn-north-1.amazonaws.com.cn", "cn-north-1", newYear, "{\"ü\":1}"),
                Arguments.of(session, "http://127.0.0.1:8000", "us-east-1", noon, ""));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void is_that_of_the_SDK(AwsCredentials credentials, URI endpoint, String region, Instant now, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint);
        HEADERS.forEach(request::putHeader);
        SdkHttpRequest expected = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
                .request();

        Map<String, String> signed =
                new Signature("dynamodb", region, endpoint.getAuthority()).sign(HEADERS, body, credentials, now);

        assertThat(signed.get("Authorization"))
                .isEqualTo(expected.firstMatchingHeader("Authorization").orElseThrow());
        assertThat(signed.get("x-amz-date"))
                .isEqualTo(expected.firstMatchingHeader("X-Amz-Date").orElseThrow());
    }
}
