package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;

/**
 * What a task event tells.
 *
 * @param launchRequest how to launch the task again, as far as the event tells: the essential containers, security
 *     groups, public address, placement and tags are not in it, and of the subnets only the one that was used
 */
public record TaskDetail(EcsTask task, LaunchRequest launchRequest) {}
