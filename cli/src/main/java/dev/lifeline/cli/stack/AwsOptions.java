package dev.lifeline.cli.stack;

import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.WrongInput;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How AWS is reached: the options of every command that may call it. */
public final class AwsOptions {
    @Option(names = "--profile", paramLabel = "NAME", description = "profile of the AWS configuration")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "AWS region (default: AWS_REGION, AWS_DEFAULT_REGION, or the profile's)")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "address of all AWS services (default: AWS; AWS_ENDPOINT_URL is read, too)")
    private Optional<URI> endpoint = Optional.empty();

    /**
     * AWS as these options say, or else as the SDK finds it.
     *
     * @throws WrongInput if an option is no region or no address
     */
    public AwsAccess access(OutputOptions output) {
        return access(output, everywhere());
    }

    /** The same with other endpoints. */
    AwsAccess access(OutputOptions output, Map<AwsService, URI> endpoints) {
        region.filter(name -> !name.matches("[A-Za-z0-9-]+")).ifPresent(name -> {
            throw new WrongInput("--region: " + name + " is not a region; write one such as eu-west-1");
        });
        return new AwsAccess(
                profile, region, endpoints, output.isDebug() ? Optional.of(output.err()) : Optional.empty());
    }

    private Map<AwsService, URI> everywhere() {
        endpoint.filter(uri -> uri.getScheme() == null || uri.getHost() == null).ifPresent(uri -> {
            throw new WrongInput("--endpoint-url: a URL is expected, such as http://localhost:4566, not " + uri);
        });
        return endpoint.map(uri -> Arrays.stream(AwsService.values())
                        .collect(Collectors.toMap(Function.identity(), service -> uri)))
                .orElseGet(Map::of);
    }

    /** Whether any of them is given. */
    boolean areGiven() {
        return Stream.of(profile, region, endpoint).anyMatch(Optional::isPresent);
    }
}
