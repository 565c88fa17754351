package dev.lifeline.tests;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.lang.reflect.Proxy;

/** The Lambda context as far as the functions use it: a name, a request, a log and time. */
public final class FunctionContext {
    private static final LambdaLogger SILENCE = new LambdaLogger() {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {}
    };

    private FunctionContext() {}

    /** It logs to standard output. */
    public static Context of(String function) {
        return of(function, LambdaRuntime.getLogger());
    }

    /** It logs nothing. */
    public static Context silent(String function) {
        return of(function, SILENCE);
    }

    private static Context of(String function, LambdaLogger logger) {
        return (Context) Proxy.newProxyInstance(
                FunctionContext.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getFunctionName" -> function;
                    case "getAwsRequestId" -> "request";
                    case "getLogger" -> logger;
                    case "getRemainingTimeInMillis" -> 300_000;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
