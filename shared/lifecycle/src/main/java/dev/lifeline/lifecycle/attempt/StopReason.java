package dev.lifeline.lifecycle.attempt;

/** The text that Lifeline gives StopTask, so that whoever looks at the task in ECS sees who stopped it and why. */
public final class StopReason {
    /** What ECS's documentation allowed while it named a limit. */
    private static final int LONGEST = 255;

    private StopReason() {}

    /** At most 255 characters; what does not fit is left out at the end. */
    public static String of(String why) {
        String text = "Stopped by Lifeline: " + why;
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
