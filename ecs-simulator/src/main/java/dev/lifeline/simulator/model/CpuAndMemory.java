package dev.lifeline.simulator.model;

/** A task's size or an instance's: {@code cpu} in units (1024 = one vCPU), {@code memory} in MiB. */
public record CpuAndMemory(int cpu, int memory) {
    public boolean holds(CpuAndMemory other) {
        return cpu >= other.cpu && memory >= other.memory;
    }

    public CpuAndMemory minus(CpuAndMemory other) {
        return new CpuAndMemory(cpu - other.cpu, memory - other.memory);
    }
}
