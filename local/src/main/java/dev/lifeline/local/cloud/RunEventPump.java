package dev.lifeline.local.cloud;

import dev.lifeline.local.dynamodb.TableStream;
import dev.lifeline.local.events.BusEvent;
import dev.lifeline.local.events.ChangePipe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Carries the changes of a table through the template's pipes to a bus, on its own thread. */
final class RunEventPump implements AutoCloseable {
    private static final Duration NAP = Duration.ofMillis(100);

    private final TableStream stream;
    private final List<ChangePipe> pipes;
    private final InstantSource clock;
    private final RunEventSink sink;
    private final Thread thread = Thread.ofVirtual().name("run-events").unstarted(this::run);

    private RunEventPump(TableStream stream, List<ChangePipe> pipes, InstantSource clock, RunEventSink sink) {
        this.stream = stream;
        this.pipes = pipes;
        this.clock = clock;
        this.sink = sink;
    }

    /** Receives the events, and one sentence if there will be no more. */
    record RunEventSink(Consumer<BusEvent> events, Consumer<String> problems) {}

    /** Runs until closed. */
    static RunEventPump start(TableStream stream, List<ChangePipe> pipes, InstantSource clock, RunEventSink sink) {
        RunEventPump pump = new RunEventPump(stream, pipes, clock, sink);
        pump.thread.start();
        return pump;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                stream.poll()
                        .forEach(change -> pipes.forEach(pipe -> pipe.detail(change)
                                .ifPresent(detail -> sink.events()
                                        .accept(BusEvent.of(pipe.pipe().event(), detail, clock.instant())))));
                Thread.sleep(NAP);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) { // of the stream or the template: no later event would be right
            sink.problems().accept("no more run events: " + failure.getMessage());
        }
    }
}
