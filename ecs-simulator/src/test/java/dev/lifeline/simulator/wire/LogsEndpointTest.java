package dev.lifeline.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.script.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What the SDK's client of CloudWatch Logs reads. */
@DisplayName("CloudWatch Logs")
class LogsEndpointTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String GROUP = "/ecs/app";

    private final EcsEndpoint endpoint = EcsEndpoint.start(
            new EcsSimulator(EcsSettings.EXAMPLE, Script.NOTHING_FAILS, new Random(7)),
            0,
            ScaledClock.starting(START, 1),
            event -> {});
    private final CloudWatchLogsClient client = CloudWatchLogsClient.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
            .build();

    /** Line n of each stream is n seconds after the start; those of b follow those of a. */
    @BeforeEach
    void write() {
        endpoint.with((ecs, now) -> {
            for (int second = 1; second <= 7; second++) {
                ecs.logs(now).write(GROUP, "pre/a/1", START.plusSeconds(second), "a" + second);
                ecs.logs(now).write(GROUP, "pre/b/1", START.plusSeconds(second), "b" + second + " ERROR disk full");
            }
            return ecs.logs(now).create("/ecs/other", "empty", START);
        });
    }

    @AfterEach
    void stop() {
        client.close();
        endpoint.close();
    }

    private GetLogEventsResponse get(Consumer<GetLogEventsRequest.Builder> more) {
        return client.getLogEvents(request -> {
            request.logGroupName(GROUP).logStreamName("pre/a/1");
            more.accept(request);
        });
    }

    private static List<String> lines(GetLogEventsResponse response) {
        return response.events().stream().map(OutputLogEvent::message).toList();
    }

    private FilterLogEventsResponse filter(Consumer<FilterLogEventsRequest.Builder> more) {
        return client.filterLogEvents(request -> {
            request.logGroupName(GROUP);
            more.accept(request);
        });
    }

    private static List<String> found(FilterLogEventsResponse response) {
        return response.events().stream().map(FilteredLogEvent::message).toList();
    }

    @Test
    void reads_a_stream_from_its_head_until_the_token_stays_the_same() {
        List<String> read = new ArrayList<>();
        GetLogEventsResponse page = get(request -> request.startFromHead(true).limit(3));
        String before = "";
        while (!page.nextForwardToken().equals(before)) {
            read.addAll(lines(page));
            String token = page.nextForwardToken();
            before = token;
            page = get(request -> request.nextToken(token).limit(3));
        }
        assertThat(read).containsExactly("a1", "a2", "a3", "a4", "a5", "a6", "a7");
        String end = page.nextForwardToken();
        endpoint.with((ecs, now) -> {
            ecs.logs(now).write(GROUP, "pre/a/1", START.plusSeconds(8), "a8");
            return now;
        });
        assertThat(lines(get(request -> request.nextToken(end)))).containsExactly("a8");
    }

    @Test
    void reads_a_stream_from_its_tail_backwards() {
        GetLogEventsResponse tail = get(request -> request.limit(3));
        assertThat(lines(tail)).containsExactly("a5", "a6", "a7");
        GetLogEventsResponse before =
                get(request -> request.nextToken(tail.nextBackwardToken()).limit(3));
        assertThat(lines(before)).containsExactly("a2", "a3", "a4");
        GetLogEventsResponse first =
                get(request -> request.nextToken(before.nextBackwardToken()).limit(3));
        assertThat(lines(first)).containsExactly("a1");
        GetLogEventsResponse none =
                get(request -> request.nextToken(first.nextBackwardToken()).limit(3));
        assertThat(lines(none)).isEmpty();
        assertThat(none.nextBackwardToken()).isEqualTo(first.nextBackwardToken());
        assertThat(lines(get(
                        request -> request.nextToken(first.nextForwardToken()).limit(2))))
                .containsExactly("a2", "a3");
    }

    @Test
    void reads_the_lines_from_a_time_on_and_before_another() {
        assertThat(lines(get(request -> request.startTime(at(3)).endTime(at(5)))))
                .containsExactly("a3", "a4");
        assertThat(lines(get(request -> request.startTime(at(9))))).isEmpty();
    }

    private static long at(int second) {
        return START.plusSeconds(second).toEpochMilli();
    }

    @Test
    void finds_lines_of_all_streams_in_the_order_of_their_times_page_by_page() {
        FilterLogEventsResponse first = filter(request -> request.limit(3));
        assertThat(found(first)).containsExactly("a1", "b1 ERROR disk full", "a2");
        FilterLogEventsResponse second = filter(request -> request.limit(3).nextToken(first.nextToken()));
        assertThat(found(second)).containsExactly("b2 ERROR disk full", "a3", "b3 ERROR disk full");
        assertThat(filter(request -> {}).nextToken()).isNull();
        assertThat(filter(request -> {}).events())
                .extracting(FilteredLogEvent::eventId)
                .doesNotHaveDuplicates();
    }

    @Test
    void finds_lines_of_some_streams_between_two_times_inclusively() {
        assertThat(found(filter(request ->
                        request.logStreamNames("pre/a/1").startTime(at(2)).endTime(at(3)))))
                .containsExactly("a2", "a3");
        assertThat(found(filter(request -> request.logStreamNamePrefix("pre/b").limit(1))))
                .containsExactly("b1 ERROR disk full");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERROR                   | 7",
                "ERROR full              | 7",
                "'\"disk full\"'         | 7",
                "'\"full disk\"'         | 0",
                "error                   | 0",
                "-ERROR                  | 7",
                "?a1 ?b2                 | 2",
                "b3 -warning             | 1"
            })
    void finds_lines_by_their_words(String pattern, int count) {
        assertThat(found(filter(request -> request.filterPattern(pattern)))).hasSize(count);
    }

    @Test
    void describes_groups_and_streams() {
        assertThat(client.describeLogGroups(request -> request.logGroupNamePrefix("/ecs/"))
                        .logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly("/ecs/app", "/ecs/other");
        assertThat(client.describeLogGroups(request -> request.limit(1)).nextToken())
                .isNotNull();
        assertThat(client.describeLogStreams(request -> request.logGroupName(GROUP)
                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                .descending(true)
                                .limit(1))
                        .logStreams())
                .singleElement()
                .satisfies(stream -> {
                    assertThat(stream.logStreamName()).isEqualTo("pre/b/1");
                    assertThat(stream.firstEventTimestamp()).isEqualTo(at(1));
                    assertThat(stream.lastEventTimestamp()).isEqualTo(at(7));
                });
        assertThat(client
                        .describeLogStreamsPaginator(request -> request.logGroupIdentifier(
                                        "arn:aws:logs:us-east-1:111122223333:log-group:" + GROUP)
                                .limit(1))
                        .logStreams()
                        .stream())
                .extracting(LogStream::logStreamName)
                .containsExactly("pre/a/1", "pre/b/1");
    }

    @Test
    void has_no_group_or_stream_that_is_missing_or_deleted() {
        assertThatThrownBy(() -> get(request -> request.logGroupName("/ecs/missing")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log group does not exist.");
        assertThatThrownBy(() -> get(request -> request.logStreamName("pre/c/1")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log stream does not exist.");
        assertThatThrownBy(() -> filter(request -> request.logStreamNames("pre/c/1")))
                .isInstanceOf(ResourceNotFoundException.class);
        client.deleteLogGroup(request -> request.logGroupName(GROUP));
        assertThatThrownBy(() -> filter(request -> {})).isInstanceOf(ResourceNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "f/12", "f/-1/s"})
    void refuses_a_token_that_it_did_not_give(String token) {
        assertThatThrownBy(() -> get(request -> request.nextToken(token)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("The specified nextToken is invalid.");
        assertThatThrownBy(() -> filter(request -> request.nextToken(token)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void refuses_what_it_cannot_do() {
        assertThatThrownBy(() -> filter(request -> request.filterPattern("{ $.level = \"ERROR\" }")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() ->
                        filter(request -> request.logStreamNames("pre/a/1").logStreamNamePrefix("pre")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> get(request -> request.limit(10_001))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.describeDeliveries(request -> {}))
                .hasMessageContaining("does not know the operation 'Logs_20140328.DescribeDeliveries'");
    }
}
