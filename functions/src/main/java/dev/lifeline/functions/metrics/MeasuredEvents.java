package dev.lifeline.functions.metrics;

import dev.lifeline.controller.loop.EventReceiver.Received;
import java.util.function.Consumer;

/** Counts the events of which nothing comes, or not all. Parked ones are counted where they are parked. */
public record MeasuredEvents(Measures measures) implements Consumer<Received> {

    @Override
    public void accept(Received received) {
        switch (received) {
            case Received.NotOurs other -> measures.count(Metric.EVENTS_OF_NO_RUN);
            case Received.NoSuchRun missing -> measures.count(Metric.EVENTS_OF_MISSING_RUNS);
            case Received.Recorded recorded ->
                recorded.notes().forEach(note -> measures.count(Metric.LAUNCHES_NOT_KEPT));
            case Received.Stranger stranger -> measures.count(Metric.STRANGERS);
            case Received.Impaired impaired -> measures.count(Metric.IMPAIRED_INSTANCES);
            case Received.Delivered delivered -> {}
            case Received.PutAside aside -> {}
        }
    }
}
