package dev.lifeline.tests.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.tests.Repository;
import dev.lifeline.whatif.archive.ArchiveReader;
import dev.lifeline.whatif.archive.ArchiveSource;
import dev.lifeline.whatif.comparison.PolicyComparison;
import dev.lifeline.whatif.comparison.WhatIfResult;
import dev.lifeline.whatif.history.EventHistory;
import dev.lifeline.whatif.prediction.Assumptions;
import dev.lifeline.whatif.prediction.Prices;
import dev.lifeline.whatif.prediction.TestedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sample policy against itself, over every sample event. */
class SelfComparisonTest {
    private static final Instant NOW = Instant.parse("2026-12-31T00:00:00Z");

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Repository.ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static WhatIfResult compared(TestedPolicy fresh, TestedPolicy old, List<Path> files) {
        PolicyComparison comparison = new PolicyComparison(fresh, Optional.of(old), Prices.STANDARD, 1);
        EventHistory history = new EventHistory(NOW, comparison::take);
        ArchiveReader.each(
                files.stream()
                        .map(file -> new ArchiveSource(file.toString(), 0, () -> Files.newInputStream(file)))
                        .toList(),
                new LongAdder(),
                history::take);
        history.finish();
        return comparison.result(Assumptions.NONE, 20);
    }

    private static TestedPolicy policy(Path file) throws IOException {
        return WhatIfTruth.policy(Files.readString(file));
    }

    @TestFactory
    Stream<DynamicTest> a_policy_against_itself_differs_in_nothing() throws IOException {
        List<Path> events = files("events", ".json");
        return files("docs/policies", ".yaml").stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                    WhatIfResult same = compared(policy(file), policy(file), events);
                    assertThat(same.runs()).isGreaterThan(80);
                    assertThat(same.differing()).isZero();
                    assertThat(same.change())
                            .allSatisfy((measure, change) ->
                                    assertThat(change.value()).isZero());
                }));
    }

    @Test
    void shuffled_and_duplicated_events_say_the_same() throws IOException {
        TestedPolicy fresh = policy(Repository.ROOT.resolve("docs/policies/never-give-up.yaml"));
        TestedPolicy old = policy(Repository.ROOT.resolve("docs/policies/fail-fast.yaml"));
        List<Path> once = files("events/sequences", ".json");
        WhatIfResult expected = compared(fresh, old, once);
        List<Path> twice = new ArrayList<>(once);
        twice.addAll(once);
        Collections.shuffle(twice, new Random(20_261_128));
        WhatIfResult shuffled = compared(fresh, old, twice);
        assertThat(shuffled.runs()).isEqualTo(expected.runs()).isPositive();
        assertThat(shuffled.before().keySet()).isEqualTo(expected.before().keySet());
        assertThat(shuffled.groups().stream().map(group -> group.family() + group.cause() + group.kind()))
                .containsExactlyInAnyOrderElementsOf(expected.groups().stream()
                        .map(group -> group.family() + group.cause() + group.kind())
                        .toList());
    }
}
