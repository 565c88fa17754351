package dev.lifeline.tests.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.tests.Repository;
import dev.lifeline.whatif.comparison.Estimate;
import dev.lifeline.whatif.comparison.Measure;
import dev.lifeline.whatif.prediction.TestedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is predicted for a policy, beside what it really does in the same month. */
class WhatIfTruthTest {
    private static final Path PAGE = Repository.ROOT.resolve("docs/explanation/what-if.md");
    private static final String BEGIN = "<!-- what-if against truth -->\n";
    private static final String END = "<!-- end of what-if against truth -->";
    private static final long SEED = 20_261_128;

    @Test
    void the_same_policy_differs_in_nothing() {
        WhatIfTruth same = WhatIfTruth.of(new SimulatedMonth(SEED, 3000), WhatIfTruth.A, WhatIfTruth.A);
        assertThat(same.predicted().runs()).isEqualTo(3000);
        assertThat(same.predicted().differing()).isZero();
        assertThat(same.misses()).isEmpty();
        assertThat(same.before()).isEqualTo(same.after());
    }

    @Test
    void a_policy_that_stops_earlier_is_predicted_exactly() {
        WhatIfTruth less = WhatIfTruth.of(new SimulatedMonth(SEED, 3000), WhatIfTruth.A, WhatIfTruth.C);
        assertThat(less.predicted().drawn()).isZero();
        assertThat(less.predicted().differing()).isPositive();
        assertThat(less.misses()).isEmpty();
    }

    @Test
    @Tag("long")
    void the_truth_of_a_month_of_100_000_runs_is_within_the_intervals() throws IOException {
        SimulatedMonth month = new SimulatedMonth(SEED, 100_000);
        List<String> rows = new ArrayList<>(List.of(
                "| policy | of 100,000 runs | under the old one | predicted | in 95 of 100 cases | true |",
                "|---|---|---|---|---|---|"));
        for (TestedPolicy fresh : List.of(WhatIfTruth.B, WhatIfTruth.C)) {
            WhatIfTruth truth = WhatIfTruth.of(month, WhatIfTruth.A, fresh);
            assertThat(truth.misses()).isEmpty();
            for (Measure measure : List.of(Measure.RETRIES, Measure.SUCCESSES, Measure.TASK_HOURS)) {
                rows.add(row(fresh, truth, measure));
            }
        }
        String table = BEGIN + "\n" + String.join("\n", rows) + "\n\n" + END;
        String page = Files.readString(PAGE);
        int start = page.indexOf(BEGIN);
        int end = page.indexOf(END) + END.length();
        if (Boolean.getBoolean("lifeline.write")) {
            Files.writeString(PAGE, page.substring(0, start) + table + page.substring(end));
        }
        assertThat(Files.readString(PAGE))
                .as("-Dlifeline.write=true writes it again")
                .contains(table);
    }

    private static String row(TestedPolicy fresh, WhatIfTruth truth, Measure measure) {
        Estimate old = truth.predicted().before(measure);
        Estimate predicted = truth.predicted().after(measure);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %,.0f | %,.0f to %,.0f | %,.0f |",
                fresh.name().toUpperCase(Locale.ROOT),
                measure.words(),
                old.value(),
                predicted.value(),
                predicted.low(),
                predicted.high(),
                truth.truth().getOrDefault(measure, 0.0));
    }
}
