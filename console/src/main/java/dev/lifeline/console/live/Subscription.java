package dev.lifeline.console.live;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The events for one page, taken by the thread that writes them to it. */
public final class Subscription implements AutoCloseable {
    /** A page that falls this many events behind is dropped. It connects again, and begins with a whole view. */
    private static final int MOST_BEHIND = 16;

    private final BlockingQueue<String> events = new ArrayBlockingQueue<>(MOST_BEHIND);
    private final Thread writer = Thread.currentThread();
    private final Feeds feeds;
    private final Feed feed;

    Subscription(Feeds feeds, Feed feed) {
        this.feeds = feeds;
        this.feed = feed;
    }

    /** The next event in the form of server-sent events. Waits for it. */
    public String next() throws InterruptedException {
        return events.take();
    }

    @Override
    public void close() {
        feeds.remove(feed, this);
    }

    /** Its page listens to another view now. */
    void end() {
        feed.remove(this);
        writer.interrupt();
    }

    /** False if the page reads too slowly; its writer, which may wait for it forever, is then interrupted. */
    boolean offer(String event) {
        if (events.offer(event)) {
            return true;
        }
        writer.interrupt();
        return false;
    }
}
