package dev.lifeline.tests.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.lang.reflect.Proxy;

/** Lambda's context, with a discarded log. */
final class QuietContext {
    private static final LambdaLogger SILENCE = new LambdaLogger() {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {}
    };

    private QuietContext() {}

    static Context of(String function) {
        return (Context) Proxy.newProxyInstance(
                QuietContext.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getFunctionName" -> function;
                    case "getAwsRequestId" -> "request";
                    case "getLogger" -> SILENCE;
                    case "getRemainingTimeInMillis" -> 300_000;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
