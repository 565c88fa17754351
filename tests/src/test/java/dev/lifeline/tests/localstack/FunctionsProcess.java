package dev.lifeline.tests.localstack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.local.lambda.InvokeService;
import dev.lifeline.local.router.Arns;
import dev.lifeline.local.router.FinishedInvocation;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterLog;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.service.ServiceEndpoint;
import dev.lifeline.local.template.LambdaFunction;
import dev.lifeline.local.template.Template;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A process with the functions as Lambda makes them: each from the class that the template names, by the constructor
 * that reads the process's environment. It serves Lambda's Invoke API and prints its address on the first line.
 */
public final class FunctionsProcess {
    private FunctionsProcess() {}

    /** Its argument is the path of the template. */
    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err);
        Template template = Template.read(Path.of(args[0]), Map.of());
        Map<String, RequestStreamHandler> handlers = template.functions().stream()
                .collect(Collectors.toMap(LambdaFunction::logicalId, FunctionsProcess::handler));
        Router router = new Router(template, handlers, new RouterSetup(Clock.systemUTC(), new Random(), log()));
        out.println(
                ServiceEndpoint.at(0).serve(List.of(new InvokeService(router))).uri());
    }

    private static RequestStreamHandler handler(LambdaFunction function) {
        String name = function.handler().split("::", 2)[0];
        try {
            RequestStreamHandler handler = Class.forName(name)
                    .asSubclass(RequestStreamHandler.class)
                    .getConstructor()
                    .newInstance();
            return (in, out, context) -> handler.handleRequest(ofLocalStack(in), out, context);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("Lambda could not make a " + name, failure);
        }
    }

    /** The router names its queues in the account of the local cloud. */
    private static InputStream ofLocalStack(InputStream in) throws IOException {
        String payload = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .replace(":" + Arns.ACCOUNT + ":", ":" + LocalStack.ACCOUNT + ":");
        return new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8));
    }

    private static RouterLog log() {
        return new RouterLog() {
            @Override
            public void invoked(FinishedInvocation invocation) {
                System.err.println(invocation);
            }

            @Override
            public void logged(String function, String line) {
                System.err.println(function + ": " + line);
            }
        };
    }
}
