package dev.lifeline.simulator.model;

/** Identical EC2 instances to register in a cluster. */
public record InstanceSpec(int count, CpuAndMemory size, String availabilityZone) {
    /** Instances of 2 vCPU and 4 GiB in the Region's first zone. */
    public static InstanceSpec small(int count, String region) {
        return new InstanceSpec(count, new CpuAndMemory(2048, 4096), region + "a");
    }
}
