package dev.lifeline.tests.fuzz;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events, including CloudTrail's records: every input is one of five cases, and never an exception. */
public final class EventTarget {
    private static final EventParser PARSER = new EventParser();

    private EventTarget() {}

    /** Everything in an event, including the launch of a task, which is read on demand. */
    private static List<Object> read(Event event) {
        return event instanceof Event.TaskStateChange change
                ? List.of(
                        change.envelope(),
                        change.detail().task(),
                        change.detail().launch().get())
                : List.of(event);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Event event = PARSER.parse(text);
        FuzzProperty.alike(read(event), read(PARSER.parse(text)));
        if (event instanceof Event.Malformed malformed) {
            FuzzProperty.bounded(malformed.reason());
            FuzzProperty.secretive(text, malformed.reason());
        }
    }
}
