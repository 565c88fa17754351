package dev.lifeline.whatif.archive;

import dev.lifeline.controller.event.Event;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a file an object is no JSON: in one line of the file, and not in a line of the object. */
final class FaultPlace {
    private static final Pattern WITHIN = Pattern.compile("(.*) at line (\\d+), (column \\d+)");
    private static final Pattern LINE = Pattern.compile("(.*):(\\d+)");

    private FaultPlace() {}

    /** The event with that place, if it could not be read. */
    static RecordedEvent.EventRead of(String place, Event event) {
        if (!(event instanceof Event.Malformed malformed)) {
            return new RecordedEvent.EventRead(place, event);
        }
        Matcher within = WITHIN.matcher(malformed.reason());
        if (!within.matches()) {
            return new RecordedEvent.EventRead(place, event);
        }
        Matcher began = LINE.matcher(place);
        boolean numbered = began.matches();
        long line = Long.parseLong(within.group(2)) + (numbered ? Long.parseLong(began.group(2)) - 1 : 0);
        return new RecordedEvent.EventRead(
                (numbered ? began.group(1) : place) + ":" + line,
                new Event.Malformed(within.group(1) + " at " + within.group(3)));
    }
}
