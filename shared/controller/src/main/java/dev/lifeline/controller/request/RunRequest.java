package dev.lifeline.controller.request;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.run.RunId;
import java.util.Optional;

/**
 * What a user asks for.
 *
 * @param name the same name again is the same run
 * @param launch with the task definition as the user wrote it, its revision perhaps left out
 */
public record RunRequest(Optional<RunId> name, String policy, LaunchRequest launch) {}
