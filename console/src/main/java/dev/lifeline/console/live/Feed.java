package dev.lifeline.console.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.console.view.JsonChanges;
import dev.lifeline.console.view.ViewRequest;
import dev.lifeline.controller.json.JsonTree;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** All pages that show one view, and what they show. */
final class Feed {
    private final ViewRequest request;
    private final Set<Subscription> pages = new HashSet<>();
    private final Semaphore deserted = new Semaphore(0);
    private ObjectNode shown = JsonTree.object();

    Feed(ViewRequest request) {
        this.request = request;
    }

    ViewRequest request() {
        return request;
    }

    /** The page receives the whole view first, if it has been read. */
    synchronized void add(Subscription page) {
        pages.add(page);
        if (!shown.isEmpty()) {
            page.offer(event("state", JsonTree.text(shown)));
        }
    }

    synchronized void remove(Subscription page) {
        pages.remove(page);
        if (pages.isEmpty()) {
            deserted.release();
        }
    }

    synchronized int pages() {
        return pages.size();
    }

    /** Sends what has changed: the view, or the problem in place of a new one. */
    synchronized void show(ObjectNode now) {
        String event = shown.isEmpty()
                ? event("state", JsonTree.text(now))
                : event("patch", JsonTree.text(JsonChanges.between(shown, now)));
        if (!now.equals(shown)) {
            shown = now;
            send(event);
        }
    }

    /** The view of before, with the problem; the pages keep showing it. */
    synchronized void trouble(String problem) {
        show(shown.deepCopy().put("trouble", problem));
    }

    synchronized void tick(String time) {
        send(event("tick", time));
    }

    private void send(String event) {
        pages.removeIf(page -> !page.offer(event));
    }

    /** Waits, but not longer than a page listens. */
    void pause(Duration length) throws InterruptedException {
        if (deserted.tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS)) {
            deserted.drainPermits();
        }
    }

    private static String event(String name, String line) {
        return "event: " + name + "\ndata: " + line + "\n\n";
    }
}
