package dev.lifeline.controller.loop;

import dev.lifeline.controller.time.Pause;
import java.time.Duration;

/**
 * How long a question about a launch is repeated before it counts as unanswered. Only reads are repeated here; only the
 * core decides to repeat a launch or stop.
 *
 * @param forAtMost no question starts later than this after the first one; zero for no repetition
 */
public record Patience(Pause pause, Duration forAtMost) {}
