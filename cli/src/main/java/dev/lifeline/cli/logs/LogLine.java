package dev.lifeline.cli.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.logs.LogFilter.LineLook;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.controller.json.JsonTree;
import java.time.Instant;
import java.util.Comparator;

/** A line of a log. */
record LogLine(LogSource source, Instant at, String text) {
    /** Lines of one moment keep the order of their streams. */
    static final Comparator<LogLine> ORDER =
            Comparator.<LogLine>comparingInt(line -> line.source().attempt()).thenComparing(LogLine::at);

    ObjectNode json() {
        return JsonTree.object()
                .put("attempt", source.attempt())
                .put("container", source.container())
                .put("at", at.toString())
                .put("line", text);
    }

    /** Text of several lines is several lines. */
    void print(Printer out, LineLook look) {
        String before = (look.time() ? at + " " : "") + (look.source() ? source + " | " : "");
        if (text.isEmpty()) {
            out.line(before);
        }
        text.lines().forEach(line -> out.line(before + line));
    }
}
