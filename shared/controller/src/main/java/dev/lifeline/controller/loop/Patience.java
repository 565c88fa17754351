package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.Pause;
import java.time.Duration;

/**
 * For how long a question about a launch is repeated before it counts as unanswered. Only reads are repeated so: what
 * changes something is repeated by decisions of the core alone.
 *
 * @param forAtMost no question begins later than that after the first of the launch; zero for none but the first
 */
public record Patience(Pause pause, Duration forAtMost) {}
