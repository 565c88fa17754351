package dev.lifeline.whatif.prediction;

import dev.lifeline.whatif.history.AttemptFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The families by number, with how often their first attempts succeed. Those beyond the first 4,000 are one. */
final class Families {
    private static final int MOST = 4000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<long[]> first = new ArrayList<>();

    /** The number of a family. */
    int number(String family) {
        Integer known = numbers.get(family);
        if (known != null) {
            return known;
        }
        int number = Math.min(numbers.size(), MOST - 1);
        if (number == first.size()) {
            first.add(new long[2]);
            numbers.put(family, number);
        }
        return number;
    }

    /** Whether no run has the family; false once the families are too many to be distinguished. */
    boolean lacks(String family) {
        return !numbers.containsKey(family) && numbers.size() < MOST;
    }

    void firstAttempt(int family, AttemptFact fact) {
        first.get(family)[0] += fact.why().isEmpty() ? 1 : 0;
        first.get(family)[1]++;
    }

    /** The share of first attempts that succeeded, of the family and, if it has few, of all. */
    double firstSuccess(int family) {
        long[] own = first.get(family);
        return (own[0] + 2 * firstSuccess()) / (own[1] + 2.0);
    }

    /** The share of first attempts that succeeded, of all families. */
    double firstSuccess() {
        long[] all = new long[2];
        for (long[] each : first) {
            all[0] += each[0];
            all[1] += each[1];
        }
        return (all[0] + 1.0) / (all[1] + 2.0);
    }
}
