package dev.lifeline.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the calls of a client by name, and lets the next one fail on request. */
final class CountedCalls implements ExecutionInterceptor {
    private final List<String> names = new ArrayList<>();
    private Optional<SdkException> failure = Optional.empty();

    void failOnceWith(SdkException exception) {
        failure = Optional.of(exception);
    }

    /** The names of the calls since the last call of this method. */
    List<String> since() {
        List<String> seen = List.copyOf(names);
        names.clear();
        return seen;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        names.add(context.request().getClass().getSimpleName().replace("Request", ""));
        Optional<SdkException> now = failure;
        failure = Optional.empty();
        now.ifPresent(exception -> {
            throw exception;
        });
    }
}
