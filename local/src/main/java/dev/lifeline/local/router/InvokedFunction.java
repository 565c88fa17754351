package dev.lifeline.local.router;

import dev.lifeline.local.template.LambdaFunction;
import dev.lifeline.local.template.LambdaFunction.AsyncInvocation;
import java.util.Optional;

/**
 * A function as an invocation names it.
 *
 * @param qualifier an alias or a version; none means {@code $LATEST}
 */
public record InvokedFunction(String name, Optional<String> qualifier) {
    static final String LATEST = "$LATEST";

    /** The only version that is published here. */
    private static final String PUBLISHED = "1";

    /** The alias, which is what the template's events and its outputs name, if there is one. */
    static InvokedFunction published(LambdaFunction function) {
        return new InvokedFunction(function.logicalId(), function.alias());
    }

    public String arn() {
        return Arns.function(name + qualifier.map(text -> ":" + text).orElse(""));
    }

    boolean isOf(LambdaFunction function) {
        return qualifier
                .filter(text -> !text.equals(LATEST)
                        && !text.equals(PUBLISHED)
                        && !function.alias().equals(qualifier))
                .isEmpty();
    }

    public String version() {
        return qualifier.filter(text -> !text.equals(LATEST)).isPresent() ? PUBLISHED : LATEST;
    }

    AsyncInvocation async(LambdaFunction function) {
        return qualifier.filter(text -> !text.equals(LATEST)).equals(function.alias())
                ? function.async()
                : AsyncInvocation.DEFAULT;
    }

    /** As Lambda's records of invocations name it. */
    String qualifiedArn() {
        return Arns.function(name + ":" + qualifier.orElse(LATEST));
    }
}
