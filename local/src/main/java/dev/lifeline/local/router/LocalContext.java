package dev.lifeline.local.router;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.lifeline.local.template.LambdaFunction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The Lambda context of an invocation. The remaining time is measured by the setup's clock. */
record LocalContext(
        LambdaFunction function,
        InvokedFunction invoked,
        String requestId,
        Instant deadline,
        RouterSetup setup,
        InvocationLog log)
        implements Context {

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function.logicalId();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return function.logicalId();
    }

    @Override
    public String getFunctionVersion() {
        return invoked.version();
    }

    @Override
    public String getInvokedFunctionArn() {
        return invoked.arn();
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.clamp(Duration.between(setup.now(), deadline).toMillis(), 0, Integer.MAX_VALUE);
    }

    @Override
    public int getMemoryLimitInMB() {
        return function.memoryMegabytes();
    }

    @Override
    public LambdaLogger getLogger() {
        return log;
    }
}
