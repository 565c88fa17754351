package dev.lifeline.lifecycle.attempt;

/** The text that Lifeline gives StopTask, so that whoever looks at the task in ECS sees who stopped it and why. */
final class StopReason {
    /** What ECS's documentation allowed while it named a limit. */
    private static final int LONGEST = 255;

    private StopReason() {}

    static String of(String why) {
        String text = "Stopped by Lifeline: " + why;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
