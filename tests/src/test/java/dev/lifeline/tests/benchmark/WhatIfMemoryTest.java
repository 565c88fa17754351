package dev.lifeline.tests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.local.yaml.YamlText;
import dev.lifeline.tests.benchmark.GeneratedTask.TaskEnd;
import dev.lifeline.whatif.archive.RecordedEvent.EventRead;
import dev.lifeline.whatif.comparison.PolicyComparison;
import dev.lifeline.whatif.history.EventHistory;
import dev.lifeline.whatif.prediction.Prices;
import dev.lifeline.whatif.prediction.TestedPolicy;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What is kept of an archive, in the worst case: every run may go on, and all other tasks never end. */
@Tag("long")
@Isolated("it measures the heap")
class WhatIfMemoryTest {
    private static final Instant NOW = Instant.parse("2026-12-31T00:00:00Z");
    private static final int FAMILIES = 60;
    private static final long MOST = 250_000_000;
    private static final int PROVISIONING = 0;
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final EventParser PARSER = new EventParser();

    private static TestedPolicy retrying() {
        return new TestedPolicy(
                "retries", valid(new PolicyParser().parse(valid(YamlText.json(WhatIfFigures.RETRIES)))));
    }

    private static <T> T valid(Requested<T> read) {
        return switch (read) {
            case Requested.Valid<T> valid -> valid.value();
            case Requested.Invalid<T> invalid ->
                throw new AssertionError(invalid.problems().toString());
        };
    }

    private static GeneratedTask task(int run) {
        String startedBy = new TaskName(
                        new Namespace("prod"),
                        new RunId("report-" + run).key(),
                        Nonce.first(run),
                        1,
                        Coverage.EVERY_STATE)
                .startedBy();
        return new GeneratedTask(
                "%032x".formatted(run),
                "report-" + run % FAMILIES,
                startedBy,
                FROM.plusSeconds(20L * run),
                Duration.ofSeconds(run % 3600),
                TaskEnd.EXIT_1);
    }

    /** The bytes that are reachable after so many runs that may go on, and so many tasks that never end. */
    private static long kept(int runs, int live) {
        PolicyComparison comparison = new PolicyComparison(retrying(), Optional.empty(), Prices.STANDARD, 1);
        EventHistory history = new EventHistory(NOW, comparison::take);
        try {
            for (int run = 0; run < runs; run++) {
                take(history, task(run), GeneratedTask.events() - 1);
            }
            for (int task = runs; task < runs + live; task++) {
                take(history, task(task), PROVISIONING);
            }
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        } finally {
            Reference.reachabilityFence(comparison);
            Reference.reachabilityFence(history);
        }
    }

    /** The bytes without any run, once those of earlier tests are gone. */
    private static long settled() {
        kept(45_000, 105_000);
        long before = Long.MAX_VALUE;
        long none = kept(0, 0);
        while (before - none > 1_000_000) {
            before = none;
            none = kept(0, 0);
        }
        return none;
    }

    private static void take(EventHistory history, GeneratedTask task, int event) {
        history.take(new EventRead("events:1", PARSER.parse(task.event(event))));
    }

    @Test
    void twice_the_runs_keep_no_more_than_the_limits_allow() {
        long none = settled();
        long some = kept(45_000, 105_000) - none;
        long many = kept(90_000, 140_000) - none;
        System.out.printf("kept: %,d bytes of 45,000 runs, %,d bytes of 90,000%n", some, many);
        assertThat(many).isLessThan(Math.min(some + some / 10, MOST));
    }
}
