package dev.lifeline.controller.loop;

import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.identity.Namespace;

/**
 * The rules of a deployment.
 *
 * @param namespace the namespace in the names of its tasks
 * @param clusters where it may act; tasks in other clusters are ignored
 * @param patience how long it repeats questions about a launch
 */
public record DeploymentRules(Limits limits, Namespace namespace, Clusters clusters, Patience patience) {}
