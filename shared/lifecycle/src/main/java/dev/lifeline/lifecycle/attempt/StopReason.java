package dev.lifeline.lifecycle.attempt;

/** The reason passed to StopTask, which shows in ECS who stopped the task and why. */
public final class StopReason {
    /** The limit that ECS's documentation once named. */
    private static final int LONGEST = 255;

    private StopReason() {}

    /** At most 255 characters; longer texts are truncated. */
    public static String of(String why) {
        String text = "Stopped by Lifeline: " + why;
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
