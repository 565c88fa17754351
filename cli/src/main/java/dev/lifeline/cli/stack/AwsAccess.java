package dev.lifeline.cli.stack;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.cli.output.Printer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * How AWS is reached: the profile, the region and the endpoints of this command, or else what the AWS SDK finds.
 *
 * @param endpoints instead of the region's; one on this machine is an emulator, which gets no real credentials
 * @param calls receives a line per call, without its content
 */
public record AwsAccess(
        Optional<String> profile, Optional<String> region, Map<AwsService, URI> endpoints, Optional<Printer> calls) {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);

    /** Longer than any function of the template works. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(70);

    public AwsAccess {
        endpoints = Map.copyOf(endpoints);
    }

    /** Prepares a client. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, AwsService service) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECTION_TIMEOUT)
                .socketTimeout(ANSWER_TIMEOUT));
        ClientOverrideConfiguration.Builder configuration =
                ClientOverrideConfiguration.builder().retryStrategy(AwsRetryStrategy.standardRetryStrategy());
        calls.ifPresent(err -> configuration.addExecutionInterceptor(new ShownCalls(err)));
        builder.overrideConfiguration(configuration.build());
        return reached(builder, service);
    }

    private <B extends AwsClientBuilder<B, C>, C> B reached(B builder, AwsService service) {
        Optional<URI> endpoint = Optional.ofNullable(endpoints.get(service));
        return endpoint.filter(AwsAccess::isThisMachine)
                .map(uri -> AwsClients.local(builder, uri))
                .orElseGet(() -> real(builder, endpoint));
    }

    private <B extends AwsClientBuilder<B, C>, C> B real(B builder, Optional<URI> endpoint) {
        endpoint.ifPresent(builder::endpointOverride);
        profile.ifPresent(name -> builder.credentialsProvider(ProfileCredentialsProvider.create(name)));
        // Without one, the SDK would ask the metadata service of an instance, which takes seconds elsewhere.
        return builder.region(Region.of(regionName()
                .orElseThrow(() -> SdkClientException.create("Unable to load region from any of the providers"))));
    }

    /** The failure of a call, which no local cloud answers, as an error of the command. */
    public RuntimeException advice(SdkException failure) {
        return AwsAdvice.of(failure, this, "");
    }

    /** Whether another address than AWS's own is used. */
    public boolean isElsewhere() {
        return !endpoints.isEmpty();
    }

    /** Both variables of AWS are read; the SDK reads only the first. */
    Optional<String> regionName() {
        return Stream.of(
                        region,
                        found(() -> new SystemSettingsRegionProvider().getRegion()),
                        Optional.ofNullable(System.getenv("AWS_DEFAULT_REGION")).filter(name -> !name.isBlank()),
                        found(() -> profile.map(name -> new AwsProfileRegionProvider(null, name))
                                .orElseGet(AwsProfileRegionProvider::new)
                                .getRegion()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The same in another region; the same region if none is named. */
    AwsAccess in(String other) {
        return other.isBlank() ? this : new AwsAccess(profile, Optional.of(other), endpoints, calls);
    }

    boolean isEmulator() {
        return endpoints.values().stream().anyMatch(AwsAccess::isThisMachine);
    }

    /** For messages. */
    String where() {
        return endpoints.isEmpty()
                ? regionName().map(name -> "in region " + name).orElse("in no region")
                : "at " + endpoints.values().iterator().next();
    }

    private interface RegionSource {
        Region get();
    }

    private static Optional<String> found(RegionSource source) {
        try {
            return Optional.ofNullable(source.get()).map(Region::id);
        } catch (SdkClientException none) {
            return Optional.empty();
        }
    }

    private static boolean isThisMachine(URI uri) {
        try {
            return uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
