package dev.lifeline.functions.trace;

import dev.lifeline.controller.time.TimeAndDice;
import java.util.Map;

/** Whether functions are traced, and who gets their spans. */
@FunctionalInterface
public interface Tracing {
    Tracing OFF = chance -> Spans.NONE;

    /** Makes the spans of a function. Their times and ids are from its clock and dice. */
    Spans spans(TimeAndDice chance);

    /** The same work with spans that nobody gets. */
    default Tracing rehearsed() {
        return this;
    }

    /** What the template says ({@code TRACING}); spans go to X-Ray's daemon, whose address Lambda sets. */
    static Tracing of(Map<String, String> environment) {
        return "on".equals(environment.getOrDefault("TRACING", "off"))
                ? OpenTelemetryTracing.toXRay(environment.getOrDefault("AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:2000"))
                : OFF;
    }
}
