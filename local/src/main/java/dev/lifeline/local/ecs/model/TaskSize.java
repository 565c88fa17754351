package dev.lifeline.local.ecs.model;

/** A task's size or an instance's: {@code cpu} in units (1024 = one vCPU), {@code memory} in MiB. */
public record TaskSize(int cpu, int memory) {
    public boolean holds(TaskSize other) {
        return cpu >= other.cpu && memory >= other.memory;
    }

    public TaskSize minus(TaskSize other) {
        return new TaskSize(cpu - other.cpu, memory - other.memory);
    }
}
