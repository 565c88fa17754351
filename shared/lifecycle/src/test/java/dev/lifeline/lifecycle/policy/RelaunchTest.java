package dev.lifeline.lifecycle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.lifecycle.policy.LaunchChange.Scaling;
import dev.lifeline.lifecycle.policy.LaunchChange.Subnets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaunchTest {
    private static final LaunchRequest REQUEST = Requests.of(new Essentials.Named(List.of("app")));
    private static final Compute EC2 = new Compute.OnLaunchType(LaunchType.KnownLaunchType.EC2);
    private static final Compute FARGATE = new Compute.OnLaunchType(LaunchType.KnownLaunchType.FARGATE);
    private static final Compute SPOT = provider("FARGATE_SPOT");

    @Test
    void no_change_changes_nothing() {
        assertThat(Relaunch.of(REQUEST, LaunchChange.NONE)).isEqualTo(new Relaunch(REQUEST, List.of()));
    }

    @Test
    void it_runs_on_something_else() {
        assertThat(Relaunch.of(REQUEST.with(SPOT), on(FARGATE)))
                .isEqualTo(new Relaunch(REQUEST.with(FARGATE), List.of("the next attempt runs on FARGATE")));
        assertThat(Relaunch.of(REQUEST.with(SPOT), on(provider("FARGATE"))))
                .isEqualTo(
                        new Relaunch(REQUEST.with(provider("FARGATE")), List.of("the next attempt runs on FARGATE")));
        assertThat(Relaunch.of(REQUEST.with(SPOT), on(new Compute.ClusterDefault())))
                .isEqualTo(new Relaunch(REQUEST, List.of("the next attempt runs on the cluster's default")));
    }

    @Test
    void the_subnets_are_turned_by_one() {
        LaunchRequest request = REQUEST.with(network("a", "b", "c"));
        Relaunch once = Relaunch.of(request, rotation());
        assertThat(once)
                .isEqualTo(new Relaunch(
                        request.with(network("b", "c", "a")), List.of("the next attempt tries subnet b first")));
        assertThat(Relaunch.of(once.request(), rotation()).request()).isEqualTo(request.with(network("c", "a", "b")));
    }

    @Test
    void without_a_second_subnet_none_is_turned() {
        List<String> note = List.of("the subnets stay as they are: the request names fewer than two");
        assertThat(Relaunch.of(REQUEST, rotation())).isEqualTo(new Relaunch(REQUEST, note));
        LaunchRequest one = REQUEST.with(network("a"));
        assertThat(Relaunch.of(one, rotation())).isEqualTo(new Relaunch(one, note));
    }

    @ParameterizedTest(name = "{0}/{1} by {2}, at most {3}: {4}/{5}")
    @CsvSource({
        "256,  512,  2,   30720, 256,  1024",
        "256,  2048, 2,   30720, 512,  4096",
        "1024, 3072, 1.5, 30720, 1024, 5120",
        "1024, 6144, 2,   8192,  1024, 8192",
        "1024, 8192, 2,   8192,  1024, 8192",
        "1024, 8192, 2,   4096,  1024, 8192",
    })
    void memory_grows_to_the_next_size_of_fargate_up_to_the_cap_and_never_shrinks(
            int cpu, int memory, double factor, int cap, int nextCpu, int nextMemory) {
        Relaunch next = Relaunch.of(defined(cpu, memory), memory(factor, cap));
        assertThat(next.request().size()).contains(new TaskSize(nextCpu, nextMemory));
        assertThat(next.notes())
                .containsExactly("the next attempt has " + nextCpu + " CPU units and " + nextMemory + " MiB");
    }

    @Test
    void cpu_and_memory_grow_each_by_its_own_factor() {
        LaunchChange change =
                change(Optional.empty(), Optional.of(new Scaling(4, 4096)), Optional.of(new Scaling(2, 30720)));
        assertThat(Relaunch.of(defined(256, 2048), change).request().size()).contains(new TaskSize(1024, 4096));
    }

    @Test
    void what_was_overridden_grows_and_all_other_overrides_stay() {
        Overrides overrides = new Overrides(
                Optional.of("512"),
                Optional.of("1024"),
                Optional.of("task-role"),
                Optional.of("execution-role"),
                Optional.of(30),
                List.of(),
                List.of());
        Overrides next = Relaunch.of(defined(256, 512).with(overrides), memory(2, 30720))
                .request()
                .overrides();
        assertThat(next)
                .isEqualTo(new Overrides(
                        Optional.of("512"),
                        Optional.of("2048"),
                        Optional.of("task-role"),
                        Optional.of("execution-role"),
                        Optional.of(30),
                        List.of(),
                        List.of()));
    }

    @Test
    void where_fargate_has_no_size_as_large_it_stays() {
        LaunchRequest largest = defined(16384, 122880);
        assertThat(Relaunch.of(largest, memory(2, 999_999)))
                .isEqualTo(
                        new Relaunch(largest, List.of("the task size stays as it is: Fargate offers none that large")));
        LaunchRequest spot = largest.with(SPOT);
        assertThat(Relaunch.of(spot, memory(2, 999_999)).request()).isEqualTo(spot);
    }

    @Test
    void a_size_that_nobody_told_stays() {
        assertThat(Relaunch.of(REQUEST, memory(2, 30720)))
                .isEqualTo(
                        new Relaunch(
                                REQUEST,
                                List.of(
                                        "the task size stays as it is: neither the request nor the task definition gives one")));
    }

    @Test
    void ec2_takes_any_size() {
        assertThat(sizeOn(EC2)).contains(new TaskSize(300, 1001));
        assertThat(sizeOn(provider("my-provider"))).contains(new TaskSize(300, 1001));
        assertThat(sizeOn(FARGATE)).contains(new TaskSize(512, 1024));
        assertThat(sizeOn(SPOT)).contains(new TaskSize(512, 1024));
        assertThat(sizeOn(new Compute.ClusterDefault())).contains(new TaskSize(512, 1024));
    }

    @Test
    void all_at_once_is_told_in_order() {
        LaunchRequest request = defined(256, 512).with(network("a", "b")).with(EC2);
        LaunchChange all = new LaunchChange(
                Optional.of(FARGATE), Subnets.ROTATE, Optional.empty(), Optional.of(new Scaling(2, 30720)));
        assertThat(Relaunch.of(request, all).notes())
                .containsExactly(
                        "the next attempt runs on FARGATE",
                        "the next attempt tries subnet b first",
                        "the next attempt has 256 CPU units and 1024 MiB");
    }

    private static Optional<TaskSize> sizeOn(Compute compute) {
        return Relaunch.of(defined(300, 770).with(compute), memory(1.3, 9999))
                .request()
                .size();
    }

    private static LaunchRequest defined(int cpu, int memory) {
        return new LaunchRequest(
                REQUEST.cluster(),
                REQUEST.taskDefinition(),
                REQUEST.essentials(),
                Optional.of(new TaskSize(cpu, memory)),
                REQUEST.compute(),
                REQUEST.network(),
                REQUEST.overrides(),
                REQUEST.options());
    }

    private static Compute provider(String name) {
        return new Compute.OnProviders(List.of(new Compute.StrategyItem(name, 0, 1)));
    }

    private static Network network(String... subnets) {
        return new Network(List.of(subnets), List.of("sg-1"), true);
    }

    private static LaunchChange on(Compute compute) {
        return change(Optional.of(compute), Optional.empty(), Optional.empty());
    }

    private static LaunchChange memory(double factor, int cap) {
        return change(Optional.empty(), Optional.empty(), Optional.of(new Scaling(factor, cap)));
    }

    private static LaunchChange rotation() {
        return new LaunchChange(Optional.empty(), Subnets.ROTATE, Optional.empty(), Optional.empty());
    }

    private static LaunchChange change(Optional<Compute> compute, Optional<Scaling> cpu, Optional<Scaling> memory) {
        return new LaunchChange(compute, Subnets.KEEP, cpu, memory);
    }
}
