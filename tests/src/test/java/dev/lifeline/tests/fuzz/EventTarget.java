package dev.lifeline.tests.fuzz;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events, CloudTrail's records among them: whatever comes is one of five things, and never an exception. */
public final class EventTarget {
    private static final EventParser PARSER = new EventParser();

    private EventTarget() {}

    /** All that an event says: the launch of a task is read where it is asked for, and so here. */
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
