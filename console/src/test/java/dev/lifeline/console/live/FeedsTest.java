package dev.lifeline.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.console.view.ViewRequest;
import dev.lifeline.console.view.ViewSource;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedsTest {
    /** Each poll waits for the next text. */
    private final SynchronousQueue<String> texts = new SynchronousQueue<>();

    private final ViewSource source = new ViewSource() {
        @Override
        public ObjectNode read(ViewRequest request) {
            try {
                return JsonTree.object().put("text", texts.take());
            } catch (InterruptedException closed) {
                throw new ViewUnavailable("closed", closed);
            }
        }

        @Override
        public Optional<String> picture(RunId run, int width) {
            return Optional.empty();
        }
    };

    private final Feeds feeds = new Feeds(source, () -> Instant.EPOCH);

    @AfterEach
    void close() {
        feeds.close();
    }

    private Subscription subscribed() {
        return feeds.subscribe(new ViewRequest.Guards(), Optional.empty()).orElseThrow();
    }

    @Test
    void a_page_that_joins_later_begins_with_the_whole_view() throws InterruptedException {
        Subscription first = subscribed();
        texts.put("one");
        assertThat(first.next()).isEqualTo("event: state\ndata: {\"view\":{\"text\":\"one\"}}\n\n");
        assertThat(subscribed().next()).isEqualTo("event: state\ndata: {\"view\":{\"text\":\"one\"}}\n\n");
    }

    @Test
    void a_page_that_reads_too_slowly_is_dropped_and_its_writer_is_interrupted() throws InterruptedException {
        Feeds quick = new Feeds(source, () -> Instant.EPOCH, interval -> Duration.ZERO);
        Thread writer = Thread.ofVirtual().start(() -> {
            quick.subscribe(new ViewRequest.Guards(), Optional.empty());
            try {
                TimeUnit.DAYS.sleep(1); // as long as the page does not read
            } catch (InterruptedException dropped) {
                Thread.currentThread().interrupt();
            }
        });
        for (int each = 0; writer.isAlive(); each++) {
            texts.offer("text " + each, 100, TimeUnit.MILLISECONDS);
        }
        assertThat(quick.pages()).isZero();
        quick.close();
    }

    @Test
    void a_page_that_goes_on_to_another_view_leaves_the_one_before() {
        for (int version = 1; version <= 3 * Feeds.MOST_VIEWS; version++) {
            ViewRequest next = new ViewRequest.PolicyDocumentView("nightly", Optional.of(version));
            assertThat(feeds.subscribe(next, Optional.of("a page"))).isPresent();
            assertThat(Thread.interrupted()).as("its writer ends").isEqualTo(version > 1);
            assertThat(feeds.pages()).isEqualTo(1);
        }
    }

    @Test
    void nothing_is_read_for_nobody() throws InterruptedException {
        Subscription page = subscribed();
        texts.put("one");
        page.next();
        page.close();
        assertThat(texts.offer("two", 500, TimeUnit.MILLISECONDS)).isFalse();
        subscribed();
        texts.put("three");
    }
}
