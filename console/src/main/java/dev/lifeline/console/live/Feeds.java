package dev.lifeline.console.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.console.view.ViewRequest;
import dev.lifeline.console.view.ViewSource;
import dev.lifeline.console.view.ViewSource.ViewUnavailable;
import dev.lifeline.controller.json.JsonTree;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Polls each view that a page shows, once for all pages that show it, and not at all for nobody. */
public final class Feeds implements AutoCloseable {
    /** Pages that may listen, and different views that they may show. */
    static final int MOST_PAGES = 32;

    static final int MOST_VIEWS = 12;

    private final ViewSource source;
    private final InstantSource clock;
    private final UnaryOperator<Duration> pace;
    private final Map<ViewRequest, Feed> feeds = new HashMap<>();
    private final Map<String, Subscription> named = new HashMap<>();
    private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();

    public Feeds(ViewSource source, InstantSource clock) {
        this(source, clock, interval -> interval);
    }

    /** @param pace from the interval of a view to how long it is waited for */
    Feeds(ViewSource source, InstantSource clock, UnaryOperator<Duration> pace) {
        this.source = source;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * Listens to a view, for the thread that calls; empty if too many pages are open.
     *
     * @param name of the page, which listens to one view at a time: that a connection was closed is seen only later
     */
    public synchronized Optional<Subscription> subscribe(ViewRequest request, Optional<String> name) {
        name.map(named::remove).ifPresent(Subscription::end);
        long views = feeds.values().stream().filter(feed -> feed.pages() > 0).count();
        if (pages() >= MOST_PAGES || (!feeds.containsKey(request) && views >= MOST_VIEWS)) {
            return Optional.empty();
        }
        Feed feed = feeds.computeIfAbsent(request, this::begin);
        Subscription page = new Subscription(this, feed);
        feed.add(page);
        name.ifPresent(each -> named.put(each, page));
        return Optional.of(page);
    }

    /** The number of pages that listen. */
    synchronized int pages() {
        return feeds.values().stream().mapToInt(Feed::pages).sum();
    }

    @Override
    public void close() {
        polls.shutdownNow();
    }

    synchronized void remove(Feed feed, Subscription page) {
        named.values().remove(page);
        feed.remove(page);
    }

    private Feed begin(ViewRequest request) {
        Feed feed = new Feed(request);
        polls.execute(() -> poll(feed));
        return feed;
    }

    private void poll(Feed feed) {
        try {
            while (!isOver(feed)) {
                read(feed);
                feed.tick(clock.instant().toString());
                feed.pause(pace.apply(feed.request().interval()));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isOver(Feed feed) {
        return feed.pages() == 0 && feeds.remove(feed.request(), feed);
    }

    private void read(Feed feed) {
        try {
            ObjectNode view = JsonTree.object();
            view.set("view", source.read(feed.request()));
            feed.show(view);
        } catch (ViewUnavailable failure) {
            feed.trouble(String.valueOf(failure.getMessage()));
        } catch (RuntimeException bug) {
            // Without an answer the page would wait without learning why.
            feed.trouble("the console failed, which is a bug of it: " + bug);
        }
    }
}
