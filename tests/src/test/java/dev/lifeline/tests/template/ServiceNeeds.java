package dev.lifeline.tests.template;

import static dev.lifeline.tests.template.Deployed.list;
import static dev.lifeline.tests.template.Deployed.map;
import static dev.lifeline.tests.template.Deployed.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The permissions of services that act with the role of a function or pipe, before or after our code. */
final class ServiceNeeds {
    private ServiceNeeds() {}

    /** Lambda: log lines, traces, the queue that it polls, and the queue for failed invocations. */
    static List<Need> ofFunction(Deployed template, String function) {
        Map<String, Object> properties =
                new HashMap<>(map(map(template.root().get("Globals")).get("Function")));
        properties.putAll(template.properties(function));
        String logs = text(map(properties.get("LoggingConfig")).get("LogGroup")).replace("}", ".Arn}");
        return Stream.of(
                        needs(logs, "logs:CreateLogStream", "logs:PutLogEvents"),
                        "Active".equals(properties.get("Tracing"))
                                ? needs("*", "xray:PutTraceSegments", "xray:PutTelemetryRecords")
                                : Stream.<Need>empty(),
                        queues(properties)
                                .flatMap(queue -> needs(
                                        queue, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")),
                        controlsRuns(template, function) ? ofRuns() : Stream.<Need>empty(),
                        onFailure(properties).stream().flatMap(queue -> needs(queue, "sqs:SendMessage")))
                .flatMap(needs -> needs)
                .toList();
    }

    /** The local cloud receives timers and callbacks without these calls; {@code AwsCallbackSenderTest} makes them. */
    private static Stream<Need> ofRuns() {
        return Stream.concat(
                needs("${Timers.Arn}", "sqs:SendMessage"),
                needs(
                        "${CallbackArns}",
                        "states:SendTaskSuccess",
                        "states:SendTaskFailure",
                        "states:SendTaskHeartbeat",
                        "lambda:SendDurableExecutionCallbackSuccess",
                        "lambda:SendDurableExecutionCallbackFailure",
                        "lambda:SendDurableExecutionCallbackHeartbeat",
                        "sqs:SendMessage",
                        "events:PutEvents"));
    }

    private static boolean controlsRuns(Deployed template, String function) {
        return list(template.properties(function + "Role").get("ManagedPolicyArns"))
                .contains("${ControlRuns}");
    }

    /** EventBridge Pipes: the stream, the bus, and the queue for what the bus does not take. */
    static List<Need> ofPipe(Map<String, Object> pipe) {
        Map<String, Object> stream = map(map(pipe.get("SourceParameters")).get("DynamoDBStreamParameters"));
        return Stream.of(
                        needs(
                                text(pipe.get("Source")),
                                "dynamodb:DescribeStream",
                                "dynamodb:GetRecords",
                                "dynamodb:GetShardIterator"),
                        needs("*", "dynamodb:ListStreams"),
                        needs(Role.substituted(text(pipe.get("Target"))), "events:PutEvents"),
                        needs(text(map(stream.get("DeadLetterConfig")).get("Arn")), "sqs:SendMessage"))
                .flatMap(needs -> needs)
                .toList();
    }

    private static Stream<Need> needs(String resource, String... actions) {
        return Stream.of(actions).map(action -> new Need(action, resource));
    }

    private static Stream<String> queues(Map<String, Object> properties) {
        return map(properties.getOrDefault("Events", Map.of())).values().stream()
                .map(Deployed::map)
                .filter(event -> "SQS".equals(event.get("Type")))
                .map(event -> text(map(event.get("Properties")).get("Queue")));
    }

    private static Optional<String> onFailure(Map<String, Object> properties) {
        return Optional.ofNullable(properties.get("EventInvokeConfig"))
                .map(config -> map(map(map(config).get("DestinationConfig")).get("OnFailure")))
                .map(destination -> text(destination.get("Destination")));
    }
}
