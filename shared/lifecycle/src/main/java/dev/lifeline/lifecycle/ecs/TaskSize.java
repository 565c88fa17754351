package dev.lifeline.lifecycle.ecs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The size of a task: CPU in units of 1/1024 vCPU, memory in MiB.
 *
 * <p>Source of the sizes that Fargate offers: AWS "Task CPU and memory" (Linux).
 */
public record TaskSize(int cpu, int memory) {

    private static final List<TaskSize> FARGATE = Stream.of(
                    Stream.of(new TaskSize(256, 512), new TaskSize(256, 1024), new TaskSize(256, 2048)),
                    sizes(512, 1, 4, 1),
                    sizes(1024, 2, 8, 1),
                    sizes(2048, 4, 16, 1),
                    sizes(4096, 8, 30, 1),
                    sizes(8192, 16, 60, 4),
                    sizes(16384, 32, 120, 8))
            .flatMap(sizes -> sizes)
            .sorted(Comparator.comparingInt(TaskSize::memory).thenComparingInt(TaskSize::cpu))
            .toList();

    /** The smallest size that Fargate offers with at least this CPU and this memory. */
    public Optional<TaskSize> onFargate() {
        return FARGATE.stream()
                .filter(size -> size.cpu >= cpu && size.memory >= memory)
                .min(Comparator.comparingInt(TaskSize::cpu).thenComparingInt(TaskSize::memory));
    }

    private static Stream<TaskSize> sizes(int cpu, int leastGiB, int mostGiB, int stepGiB) {
        return IntStream.iterate(leastGiB, gib -> gib <= mostGiB, gib -> gib + stepGiB)
                .mapToObj(gib -> new TaskSize(cpu, gib * 1024));
    }
}
