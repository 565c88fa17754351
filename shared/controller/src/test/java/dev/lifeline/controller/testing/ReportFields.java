package dev.lifeline.controller.testing;

import java.util.List;
import java.util.stream.Stream;

/** The fields of a report, in their order. Consumers rely on every one. */
public final class ReportFields {
    /** Of a run. */
    public static final List<String> RUN = List.of(
            "run",
            "generation",
            "policy",
            "phase",
            "result",
            "cause",
            "decidedBy",
            "evidence",
            "container",
            "exitCode",
            "attempts",
            "state",
            "task",
            "next",
            "nextAt",
            "reason");

    /** Of a decision about it: those of the run, then those of the decision itself. */
    public static final List<String> DECISION = Stream.concat(
                    RUN.stream(), Stream.of("at", "attempt", "observation", "version", "from", "to", "rule", "effects"))
            .toList();

    private ReportFields() {}
}
