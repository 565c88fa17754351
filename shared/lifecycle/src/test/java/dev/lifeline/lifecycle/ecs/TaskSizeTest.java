package dev.lifeline.lifecycle.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskSizeTest {

    @ParameterizedTest(name = "{0} CPU units: {1} to {2} GiB by {3}")
    @CsvSource({
        "512, 1, 4, 1",
        "1024, 2, 8, 1",
        "2048, 4, 16, 1",
        "4096, 8, 30, 1",
        "8192, 16, 60, 4",
        "16384, 32, 120, 8"
    })
    void each_size_of_fargate_is_one_and_what_lies_between_becomes_the_next(int cpu, int least, int most, int step) {
        for (int gib = least; gib <= most; gib += step) {
            TaskSize size = new TaskSize(cpu, gib * 1024);
            assertThat(size.onFargate()).contains(size);
            assertThat(new TaskSize(cpu - 1, gib * 1024 - 1).onFargate()).contains(size);
        }
        assertThat(new TaskSize(cpu, 1).onFargate()).contains(new TaskSize(cpu, least * 1024));
    }

    @Test
    void the_smallest_cpu_has_three_sizes() {
        assertThat(IntStream.of(1, 512, 513, 1024, 1025, 2048)
                        .mapToObj(memory -> new TaskSize(256, memory)
                                .onFargate()
                                .orElseThrow()
                                .memory()))
                .containsExactly(512, 512, 1024, 1024, 2048, 2048);
    }

    @ParameterizedTest
    @CsvSource({"256, 2049, 512, 3072", "512, 4097, 1024, 5120", "4096, 30721, 8192, 32768", "1, 122880, 16384, 122880"
    })
    void more_memory_than_a_cpu_takes_needs_the_next_cpu(int cpu, int memory, int nextCpu, int nextMemory) {
        assertThat(new TaskSize(cpu, memory).onFargate()).contains(new TaskSize(nextCpu, nextMemory));
    }

    @Test
    void there_is_none_larger_than_the_largest() {
        assertThat(new TaskSize(16385, 1).onFargate()).isEmpty();
        assertThat(new TaskSize(1, 122881).onFargate()).isEmpty();
    }
}
