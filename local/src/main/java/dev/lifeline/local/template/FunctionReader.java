package dev.lifeline.local.template;

import dev.lifeline.local.template.LambdaFunction.AsyncInvocation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code AWS::Serverless::Function}.
 *
 * @param globals the defaults for every function (SAM's Globals)
 */
record FunctionReader(IntrinsicFunctions references, Optional<YamlValue> globals) {
    static final String TYPE = "AWS::Serverless::Function";

    private static final Set<String> PROPERTIES = Set.of(
            "Handler",
            "Timeout",
            "MemorySize",
            "Environment",
            "EventInvokeConfig",
            "Events",
            "AutoPublishAlias",
            // Packaging, speed, permissions and logging do not concern the local cloud:
            "Architectures",
            "AutoPublishAliasAllProperties",
            "CodeUri",
            "DeploymentPreference",
            "Description",
            "FunctionName",
            "LoggingConfig",
            "Policies",
            "ReservedConcurrentExecutions",
            "Role",
            "Runtime",
            "SnapStart",
            "Tags",
            "Tracing");

    /** Lambda's defaults. */
    private static final int DEFAULT_TIMEOUT_SECONDS = 3;

    private static final int DEFAULT_MEMORY_MEGABYTES = 128;

    private enum DestinationType {
        SQS
    }

    LambdaFunction read(String id, YamlValue properties) {
        properties.only(PROPERTIES);
        globals.ifPresent(values -> values.only(PROPERTIES));
        return new LambdaFunction(
                id,
                references.text(
                        property(properties, "Handler").orElseThrow(() -> properties.error("Handler is missing"))),
                Duration.ofSeconds(
                        property(properties, "Timeout").map(references::integer).orElse(DEFAULT_TIMEOUT_SECONDS)),
                property(properties, "MemorySize").map(references::integer).orElse(DEFAULT_MEMORY_MEGABYTES),
                environment(properties),
                property(properties, "AutoPublishAlias").map(references::text),
                async(property(properties, "EventInvokeConfig")));
    }

    private Optional<YamlValue> property(YamlValue properties, String name) {
        return properties.find(name).or(() -> globals.flatMap(values -> values.find(name)));
    }

    private Map<String, String> environment(YamlValue properties) {
        Map<String, String> variables = new LinkedHashMap<>();
        Stream.concat(globals.stream(), Stream.of(properties))
                .flatMap(place -> place.find("Environment").stream())
                .map(environment -> environment.only(Set.of("Variables")).get("Variables"))
                .forEach(map ->
                        map.entries().forEach((name, value) -> variables.put(name, references.textOrName(value))));
        return variables;
    }

    private AsyncInvocation async(Optional<YamlValue> configuration) {
        configuration.ifPresent(
                value -> value.only(Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig")));
        return new AsyncInvocation(
                configuration
                        .flatMap(value -> value.find("MaximumRetryAttempts"))
                        .map(references::integer)
                        .orElse(AsyncInvocation.DEFAULT.retries()),
                configuration
                        .flatMap(value -> value.find("MaximumEventAgeInSeconds"))
                        .map(references::integer)
                        .map(Duration::ofSeconds)
                        .orElse(AsyncInvocation.DEFAULT.maximumAge()),
                configuration.flatMap(value -> value.find("DestinationConfig")).map(this::onFailure));
    }

    private String onFailure(YamlValue destinations) {
        YamlValue destination =
                destinations.only(Set.of("OnFailure")).get("OnFailure").only(Set.of("Type", "Destination"));
        references.constant(destination.get("Type"), DestinationType.class);
        return references.queue(destination.get("Destination"));
    }
}
