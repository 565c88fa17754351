package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lambda's context of a handler, and the handler's log. */
record InvocationContext(String function, List<String> logged, Deque<Integer> timeLeft) implements Context {
    private static final int PLENTY = 300_000;

    static final String ID = "11111111-2222-3333-4444-555555555555";

    InvocationContext(String function) {
        this(function, new ArrayList<>(), new ArrayDeque<>());
    }

    /** The remaining time at each call, in milliseconds. */
    InvocationContext timeLeft(Integer... milliseconds) {
        timeLeft.addAll(List.of(milliseconds));
        return this;
    }

    /** Invokes the handler and returns its answer. */
    String of(RequestStreamHandler handler, String payload) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), answer, this);
        return answer.toString(StandardCharsets.UTF_8);
    }

    String log() {
        return String.join("", logged);
    }

    @Override
    public String getAwsRequestId() {
        return ID;
    }

    @Override
    public String getLogGroupName() {
        return "logs";
    }

    @Override
    public String getLogStreamName() {
        return "stream";
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-west-1:111122223333:function:" + function;
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
        return timeLeft.isEmpty() ? PLENTY : timeLeft.remove();
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                logged.add(message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
