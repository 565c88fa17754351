package dev.lifeline.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.EcsErrorCode;
import dev.lifeline.simulator.EcsException;
import dev.lifeline.simulator.logs.LogEvent;
import dev.lifeline.simulator.logs.LogGroup;
import dev.lifeline.simulator.logs.LogStore;
import dev.lifeline.simulator.logs.WrittenStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations of CloudWatch Logs that read (Amazon CloudWatch Logs API reference). */
record LogsProtocol(LogStore logs) {
    static final String SERVICE = "Logs_20140328.";

    private static final int LARGEST_PAGE = 10_000;
    private static final int DESCRIBED_PAGE = 50;
    private static final int MOST_STREAMS = 100;

    ObjectNode answer(String target, RequestBody body) {
        return switch (target.substring(SERVICE.length())) {
            case "DescribeLogGroups" -> describeGroups(body);
            case "DescribeLogStreams" -> describeStreams(body);
            case "GetLogEvents" -> get(body);
            case "FilterLogEvents" -> filter(body);
            case "DeleteLogGroup" -> delete(body);
            default ->
                throw new EcsException(
                        EcsErrorCode.UNKNOWN_OPERATION,
                        "The simulated CloudWatch Logs does not know the operation '" + target
                                + "'; it knows DescribeLogGroups, DescribeLogStreams, GetLogEvents, FilterLogEvents, DeleteLogGroup.");
        };
    }

    private ObjectNode describeGroups(RequestBody body) {
        String prefix = body.text("logGroupNamePrefix").orElse("");
        String part = body.text("logGroupNamePattern").orElse("");
        Stream<LogGroup> groups = logs.groups().stream()
                .filter(group -> group.name().startsWith(prefix) && group.name().contains(part));
        return LogsJson.page(
                body, DESCRIBED_PAGE, "logGroups", groups.map(LogsJson::group).toList());
    }

    private ObjectNode describeStreams(RequestBody body) {
        Optional<String> prefix = body.text("logStreamNamePrefix");
        boolean byTime = body.text("orderBy").filter("LastEventTime"::equals).isPresent();
        if (byTime && prefix.isPresent()) {
            throw invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        Comparator<WrittenStream> byName = Comparator.comparing(WrittenStream::name);
        Comparator<WrittenStream> order = byTime
                ? Comparator.comparing((WrittenStream stream) ->
                                stream.last().map(LogEvent::at).orElse(stream.created()))
                        .thenComparing(byName)
                : byName;
        List<ObjectNode> streams = group(body).streams().stream()
                .filter(stream -> stream.name().startsWith(prefix.orElse("")))
                .sorted(body.flag("descending", false) ? order.reversed() : order)
                .map(stream -> LogsJson.stream(group(body), stream))
                .toList();
        return LogsJson.page(body, DESCRIBED_PAGE, "logStreams", streams);
    }

    private ObjectNode get(RequestBody body) {
        List<LogEvent> events =
                stream(group(body), body.required("logStreamName")).events();
        return new LogPage(events, limit(body)).answer(body);
    }

    private ObjectNode filter(RequestBody body) {
        LogGroup group = group(body);
        List<String> names = body.texts("logStreamNames");
        Optional<String> prefix = body.text("logStreamNamePrefix");
        if ((prefix.isPresent() && !names.isEmpty()) || names.size() > MOST_STREAMS) {
            throw invalid("Give up to 100 logStreamNames, or a logStreamNamePrefix.");
        }
        Stream<WrittenStream> streams = names.isEmpty()
                ? group.streams().stream().filter(stream -> stream.name().startsWith(prefix.orElse("")))
                : names.stream().distinct().map(name -> stream(group, name));
        return new LogSearch(streams.flatMap(stream -> stream.events().stream()).toList(), limit(body)).answer(body);
    }

    private ObjectNode delete(RequestBody body) {
        logs.delete(group(body).name());
        return Answers.object();
    }

    private static int limit(RequestBody body) {
        int limit = body.number("limit", LARGEST_PAGE);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw invalid("limit must be between 1 and 10000.");
        }
        return limit;
    }

    /** By its name or its ARN. */
    private LogGroup group(RequestBody body) {
        String reference = body.text("logGroupName")
                .or(() -> body.text("logGroupIdentifier"))
                .orElse("");
        String name = reference
                .replaceFirst("^arn:[^:]*:logs:[^:]*:[^:]*:log-group:", "")
                .replaceFirst(":\\*$", "");
        if (name.isEmpty()) {
            throw invalid("logGroupName or logGroupIdentifier must be given.");
        }
        return logs.group(name).orElseThrow(() -> missing("The specified log group does not exist."));
    }

    private static WrittenStream stream(LogGroup group, String name) {
        return group.stream(name).orElseThrow(() -> missing("The specified log stream does not exist."));
    }

    static EcsException invalid(String message) {
        return new EcsException(EcsErrorCode.INVALID_PARAMETER, message);
    }

    private static EcsException missing(String message) {
        return new EcsException(EcsErrorCode.RESOURCE_NOT_FOUND, message);
    }

    static String arn(String group) {
        return "arn:aws:logs:" + EcsAccount.EXAMPLE.region() + ":" + EcsAccount.EXAMPLE.id() + ":log-group:" + group;
    }
}
