package dev.lifeline.simulator.model;

/** What the simulator reads of a container definition. {@code cpu} in units, {@code memory} in MiB, 0 = not given. */
public record ContainerDefinition(String name, String image, boolean essential, int cpu, int memory) {
    public static ContainerDefinition of(String name, String image) {
        return new ContainerDefinition(name, image, true, 0, 0);
    }

    public ContainerDefinition notEssential() {
        return new ContainerDefinition(name, image, false, cpu, memory);
    }
}
