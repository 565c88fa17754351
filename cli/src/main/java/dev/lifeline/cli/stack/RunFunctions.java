package dev.lifeline.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Invokes the functions of a stack. */
public final class RunFunctions {
    private final LambdaClient client;
    private final LifelineStack stack;
    private final AwsAccess access;

    RunFunctions(LambdaClient client, LifelineStack stack, AwsAccess access) {
        this.client = client;
        this.stack = stack;
        this.access = access;
    }

    /**
     * The function's answer.
     *
     * @throws FunctionRefusal if it refuses the request
     * @throws CommandFailed if it failed, and a later try may succeed
     */
    public JsonNode invoke(StackFunction function, ObjectNode request) {
        InvokeResponse response = answer(stack.output(function.output()), request);
        JsonNode answer = read(function, response.payload().asUtf8String());
        if (response.functionError() != null) {
            throw FunctionRefusal.of(function, stack, answer);
        }
        return answer;
    }

    private InvokeResponse answer(String function, ObjectNode request) {
        try {
            return client.invoke(invocation ->
                    invocation.functionName(function).payload(SdkBytes.fromUtf8String(JsonTree.text(request))));
        } catch (SdkException failure) {
            throw AwsAdvice.of(failure, access);
        }
    }

    private static JsonNode read(StackFunction function, String payload) {
        return switch (JsonTree.read(payload)) {
            case ParsedJson.Tree tree -> tree.root();
            default -> throw new CommandFailed(function + " did not answer with JSON; is it a function of Lifeline?");
        };
    }
}
