package dev.lifeline.tests.fuzz;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import java.nio.charset.StandardCharsets;

/** Events, CloudTrail's records among them: whatever comes is one of five things, and never an exception. */
public final class EventTarget {
    private static final EventParser PARSER = new EventParser();

    private EventTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Event event = PARSER.parse(text);
        Property.alike(event, PARSER.parse(text));
        if (event instanceof Event.Malformed malformed) {
            Property.bounded(malformed.reason());
            Property.secretive(text, malformed.reason());
        }
    }
}
