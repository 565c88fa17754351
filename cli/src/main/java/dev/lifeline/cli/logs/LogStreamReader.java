package dev.lifeline.cli.logs;

import dev.lifeline.cli.answer.AttemptAnswer.StreamAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Reads one stream from where it was read last. */
final class LogStreamReader {
    private final CloudWatchLogsClient client;
    private final LogSource source;
    private final StreamAnswer stream;
    private final Optional<Instant> since;
    private Optional<String> token = Optional.empty();

    LogStreamReader(CloudWatchLogsClient client, LogSource source, StreamAnswer stream, Optional<Instant> since) {
        this.client = client;
        this.source = source;
        this.stream = stream;
        this.since = since;
    }

    /** The result of reading. */
    sealed interface StreamNews {
        /** Lines that were not read before, all that there are. */
        record NewLines(List<LogLine> lines) implements StreamNews {}

        /** Nothing was ever logged, or the stream is gone. */
        record NoStream(String words) implements StreamNews {}

        record NoGroup(String words) implements StreamNews {}
    }

    LogSource source() {
        return source;
    }

    /** Reads what was added, page by page. */
    StreamNews read() {
        try {
            return new StreamNews.NewLines(Stream.generate(this::page)
                    .takeWhile(page -> !page.isEmpty())
                    .flatMap(List::stream)
                    .toList());
        } catch (ResourceNotFoundException missing) {
            // CloudWatch Logs names what is missing in words only (API reference, GetLogEvents).
            return String.valueOf(missing.getMessage()).contains("group")
                    ? new StreamNews.NoGroup("there is no log group " + stream.group() + " in " + stream.region()
                            + "; it was deleted, or nothing was ever logged to it")
                    : new StreamNews.NoStream(
                            ", or its stream " + stream.name() + " in " + stream.group() + " was deleted");
        }
    }

    /** A page may be empty before the end, so only an unchanged token is the end. */
    private List<LogLine> page() {
        while (true) {
            GetLogEventsRequest.Builder request = GetLogEventsRequest.builder()
                    .logGroupName(stream.group())
                    .logStreamName(stream.name())
                    .startFromHead(true);
            token.ifPresent(request::nextToken);
            since.ifPresent(at -> request.startTime(at.toEpochMilli()));
            GetLogEventsResponse response = client.getLogEvents(request.build());
            boolean isEnd = token.filter(response.nextForwardToken()::equals).isPresent();
            token = Optional.ofNullable(response.nextForwardToken());
            if (isEnd || !response.events().isEmpty() || token.isEmpty()) {
                return response.events().stream()
                        .map(event -> new LogLine(source, Instant.ofEpochMilli(event.timestamp()), event.message()))
                        .toList();
            }
        }
    }
}
