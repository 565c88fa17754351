package dev.lifeline.cli.stack;

import dev.lifeline.cli.output.Printer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Shows each call to AWS by its name, address and answer. Headers and bodies may hold secrets and are left out. */
final class ShownCalls implements ExecutionInterceptor {
    private final Printer err;

    ShownCalls(Printer err) {
        this.err = err;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        err.line("debug: " + name(attributes) + " " + context.httpRequest().method() + " "
                + context.httpRequest().getUri().toString().replaceFirst("\\?.*", ""));
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        err.line("debug: " + name(attributes) + " answered "
                + context.httpResponse().statusCode());
    }

    private static String name(ExecutionAttributes attributes) {
        return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + " "
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
