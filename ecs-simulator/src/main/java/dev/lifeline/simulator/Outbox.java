package dev.lifeline.simulator;

import dev.lifeline.simulator.script.EventFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events in delivery: late, repeated or lost, as the script says. */
final class Outbox {
    private final Agenda agenda;
    private final Ids ids;
    private final List<EmittedEvent> delivered = new ArrayList<>();

    Outbox(Agenda agenda, Ids ids) {
        this.agenda = agenda;
        this.ids = ids;
    }

    void send(EmittedEvent event, EventFaults faults) {
        if (faults.drop().contains(event.version())) {
            return;
        }
        Duration delay =
                Optional.ofNullable(faults.delay().get(event.version())).orElse(Duration.ZERO);
        for (int i = 0; i < faults.copies(); i++) {
            Instant arrival =
                    event.at().plus(delay).plusMillis(ids.upTo(faults.shuffle().toMillis()));
            agenda.at(arrival, now -> delivered.add(event.deliveredAt(now)));
        }
    }

    boolean isEmpty() {
        return delivered.isEmpty();
    }

    List<EmittedEvent> drain() {
        List<EmittedEvent> all = List.copyOf(delivered);
        delivered.clear();
        return all;
    }
}
