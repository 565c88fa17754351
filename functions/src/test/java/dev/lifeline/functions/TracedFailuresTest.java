package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.identity.RunId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What spans say of failures, and what they do not say. */
class TracedFailuresTest {
    private static final RunId RUN = new RunId("first");

    private final TracedWorld world = new TracedWorld();

    private List<SpanData> launch() throws IOException {
        return world.spans(new LaunchRunHandler(world.wiring), FunctionsWorld.request(RUN.value()));
    }

    private List<SpanData> events(String... bodies) throws IOException {
        return world.spans(new TaskStateChangeHandler(world.wiring), Messages.batch(bodies));
    }

    @Test
    void a_refused_request_is_an_error_with_its_text() throws IOException {
        SpanData invocation = world.spans(new LaunchRunHandler(world.wiring), "{\"name\": \"first\", \"cluster\": 1}")
                .getLast();
        assertThat(invocation.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(invocation.getStatus().getDescription()).contains("cluster: ");
        assertThat(TracedWorld.shown(invocation, "error.type", "lifeline.run"))
                .containsExactly("dev.lifeline.functions.InvalidRunRequest", "first");
    }

    @Test
    void a_message_that_goes_back_is_an_error_and_the_rest_of_the_batch_is_not() throws IOException {
        launch();
        String running = world.functions.happens(RUN, TaskChanges::running);
        world.functions.world.store.failNext(Call.SAVE, 1);
        List<SpanData> spans = events(running, running);
        assertThat(TracedWorld.named("process TaskEvents", spans))
                .extracting(span -> span.getStatus().getDescription())
                .containsExactly("the store fails on purpose", "");
        assertThat(spans.getLast().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void an_error_that_is_not_Lifelines_own_keeps_its_text_in_the_log() throws IOException {
        launch();
        String running = world.functions.happens(RUN, TaskChanges::running);
        world.functions.world.store.breakRecord(RUN, new IllegalArgumentException(Runs.SECRET));
        SpanData message =
                TracedWorld.named("process TaskEvents", events(running)).getFirst();
        assertThat(message.getStatus().getDescription()).isEqualTo("the log has the stack trace");
        assertThat(message.toString()).contains("IllegalArgumentException").doesNotContain(Runs.SECRET);
    }

    @Test
    void no_span_has_a_secret() throws IOException {
        List<SpanData> all = new ArrayList<>();
        String request = FunctionsWorld.request("secret").strip();
        all.addAll(world.spans(
                new LaunchRunHandler(world.wiring),
                request.substring(0, request.length() - 1) + ", \"callback\": {\"taskToken\": \"" + Runs.SECRET
                        + "\"}, \"overrides\": {\"containerOverrides\": [{\"name\": \"app\", \"environment\": "
                        + "[{\"name\": \"KEY\", \"value\": \"" + Runs.SECRET + "\"}]}]}}"));
        all.addAll(events(Messages.event("ECS Task State Change", "{\"version\": \"" + Runs.SECRET + "\"}")));
        all.addAll(world.spans(new LaunchRunHandler(world.wiring), "{\"taskTokens\": \"" + Runs.SECRET + "\"}"));
        assertThat(all).hasSizeGreaterThan(5).noneMatch(span -> span.toString().contains(Runs.SECRET));
    }
}
