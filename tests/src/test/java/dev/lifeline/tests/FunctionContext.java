package dev.lifeline.tests;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.lang.reflect.Proxy;

/** The parts of Lambda's context that the functions use: a name, a request, a log and time. */
final class FunctionContext {

    private FunctionContext() {}

    static Context of(String function) {
        return (Context) Proxy.newProxyInstance(
                FunctionContext.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getFunctionName" -> function;
                    case "getAwsRequestId" -> "request";
                    case "getLogger" -> LambdaRuntime.getLogger();
                    case "getRemainingTimeInMillis" -> 300_000;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
