package dev.lifeline.functions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the functions are told by their environment.
 *
 * @param table the table of runs ({@code TABLE_NAME})
 * @param journalRetention how long explanations are kept ({@code JOURNAL_RETENTION_DAYS})
 */
record Settings(String table, Duration journalRetention) {

    /**
     * @throws IllegalArgumentException naming every variable that is missing or wrong, so that the function fails its
     *     init
     */
    static Settings of(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        String table = environment.getOrDefault("TABLE_NAME", "");
        if (table.isBlank()) {
            problems.add("TABLE_NAME: missing; the name of the DynamoDB table is expected");
        }
        int days = days(environment.getOrDefault("JOURNAL_RETENTION_DAYS", "30"), problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("wrong environment: " + String.join("; ", problems));
        }
        return new Settings(table, Duration.ofDays(days));
    }

    private static int days(String text, List<String> problems) {
        if (text.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text);
        }
        problems.add("JOURNAL_RETENTION_DAYS: a whole number from 1 to 9999 is expected");
        return 1;
    }
}
