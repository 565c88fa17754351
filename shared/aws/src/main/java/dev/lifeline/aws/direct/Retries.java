package dev.lifeline.aws.direct;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/** Repeats calls as the SDK's standard strategy says, as long as there is time. */
final class Retries {
    private static final String SCOPE = "DynamoDb";

    private final Connection connection;
    private final Exchange exchange;

    /** Made when a call fails for the first time: that is rare, and it has many classes. */
    private @Nullable RetryStrategy strategy;

    Retries(Connection connection) {
        this.connection = connection;
        this.exchange = new Exchange(connection);
    }

    JsonNode call(String operation, byte[] body) {
        Instant end = connection.clock().instant().plus(connection.limit());
        Optional<RetryToken> token = Optional.empty();
        while (true) {
            try {
                JsonNode answer = exchange.call(operation, body);
                token.ifPresent(spent -> strategy().recordSuccess(RecordSuccessRequest.create(spent)));
                return answer;
            } catch (SdkException failure) {
                token = Optional.of(retry(token, failure, end));
            }
        }
    }

    /** Waits until it may be tried again; throws the failure where it may not. */
    private RetryToken retry(Optional<RetryToken> token, SdkException failure, Instant end) {
        try {
            RefreshRetryTokenResponse next = strategy()
                    .refreshRetryToken(RefreshRetryTokenRequest.builder()
                            .token(token.orElseGet(this::firstToken))
                            .failure(failure)
                            .build());
            Instant then = connection.clock().instant().plus(next.delay());
            if (then.isAfter(end)) {
                throw failure;
            }
            connection.pause().until(then);
            return next.token();
        } catch (TokenAcquisitionFailedException enough) {
            throw failure;
        }
    }

    private RetryToken firstToken() {
        return strategy()
                .acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE))
                .token();
    }

    private synchronized RetryStrategy strategy() {
        RetryStrategy known = strategy;
        if (known == null) {
            known = AwsRetryStrategy.standardRetryStrategy();
            strategy = known;
        }
        return known;
    }

    void close() {
        connection.http().close();
    }
}
