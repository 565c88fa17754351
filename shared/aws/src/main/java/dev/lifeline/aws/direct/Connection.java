package dev.lifeline.aws.direct;

import dev.lifeline.controller.port.Pause;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Where DynamoDB is, and how it is spoken to.
 *
 * @param region that calls are signed for
 * @param limit for a call: no try begins after it
 * @param http closed with the client
 */
public record Connection(
        URI endpoint,
        String region,
        AwsCredentialsProvider credentials,
        SdkHttpClient http,
        Duration limit,
        InstantSource clock,
        Pause pause) {}
