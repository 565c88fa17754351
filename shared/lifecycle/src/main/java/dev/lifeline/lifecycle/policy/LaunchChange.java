package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.ecs.Compute;
import java.util.Optional;

/**
 * The changes of the next launch.
 *
 * @param compute the compute to use instead
 * @param subnets whether the list of subnets rotates by one, so that another availability zone comes first
 */
public record LaunchChange(
        Optional<Compute> compute, Subnets subnets, Optional<Scaling> cpu, Optional<Scaling> memory) {

    /** No changes. */
    public static final LaunchChange NONE =
            new LaunchChange(Optional.empty(), Subnets.KEEP, Optional.empty(), Optional.empty());

    /** The change of the subnets. */
    public enum Subnets {
        KEEP,
        ROTATE
    }

    /**
     * A size that grows.
     *
     * @param factor above 1
     * @param cap in CPU units or MiB
     */
    public record Scaling(double factor, int cap) {
        int apply(int size) {
            return (int) Math.min(cap, Math.ceil(size * factor));
        }
    }
}
