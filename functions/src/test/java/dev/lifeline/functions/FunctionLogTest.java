package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.functions.trace.TraceHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class FunctionLogTest {
    private final List<String> lines = new ArrayList<>();
    private final List<LogLevel> levels = new ArrayList<>();
    private final FunctionLog log = new FunctionLog(
            (line, level) -> {
                lines.add(new String(line, StandardCharsets.UTF_8));
                levels.add(level);
            },
            () -> Runs.NOON.plusNanos(1_234_567));

    private static ObjectNode fields() {
        return JsonTree.object().put("run", "nightly");
    }

    @Test
    void a_line_tells_when_and_where_it_was_written_before_what_it_says() {
        log.begin(new LogOrigin("TaskStateChange", "request-1", Optional.of("1-2-3")));
        log.write(LogLevel.WARN, fields());
        assertThat(lines)
                .containsExactly("{\"timestamp\":\"2026-11-21T12:00:00.001Z\",\"level\":\"WARN\","
                        + "\"function\":\"TaskStateChange\",\"AWSRequestId\":\"request-1\",\"traceId\":\"1-2-3\","
                        + "\"run\":\"nightly\"}\n");
        assertThat(levels).containsExactly(LogLevel.WARN);
    }

    @Test
    void metrics_have_no_level_so_that_none_keeps_them_from_CloudWatch() {
        log.begin(new LogOrigin("TaskStateChange", "request-1", Optional.empty()));
        log.write(fields());
        assertThat(lines)
                .containsExactly("{\"run\":\"nightly\",\"function\":\"TaskStateChange\","
                        + "\"AWSRequestId\":\"request-1\",\"traceId\":null}\n");
        assertThat(levels).containsExactly(LogLevel.UNDEFINED);
    }

    @Test
    void the_trace_is_the_root_of_the_header_that_the_runtime_tells() {
        Properties told = new Properties();
        told.setProperty("com.amazonaws.xray.traceHeader", "Root=1-5759e988-bd862e3f; Parent=53995c3f;Sampled=1");
        Map<String, String> older = Map.of("_X_AMZN_TRACE_ID", "Parent=5;Root=1-old;Sampled=0");
        InvocationContext invocation = new InvocationContext("Reconcile");
        assertThat(LogOrigin.of(invocation, TraceHeader.current(told, older)).trace())
                .contains("1-5759e988-bd862e3f");
        assertThat(LogOrigin.of(invocation, TraceHeader.current(new Properties(), older))
                        .trace())
                .contains("1-old");
        assertThat(LogOrigin.of(invocation, TraceHeader.current(new Properties(), Map.of())))
                .isEqualTo(new LogOrigin("Reconcile", InvocationContext.ID, Optional.empty()));
    }
}
