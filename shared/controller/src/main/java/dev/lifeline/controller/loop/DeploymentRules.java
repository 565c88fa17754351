package dev.lifeline.controller.loop;

import dev.lifeline.lifecycle.run.Limits;
import dev.lifeline.lifecycle.run.Namespace;

/**
 * What a deployment keeps to.
 *
 * @param namespace what its tasks are named after
 * @param clusters where it may act; tasks in other clusters are not its business
 * @param patience how long it asks about a launch
 */
public record DeploymentRules(Limits limits, Namespace namespace, Clusters clusters, Patience patience) {}
