package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.lifecycle.policy.LaunchChange.Scaling;
import dev.lifeline.lifecycle.policy.LaunchChange.Subnets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The next launch, with the changes of a rule.
 *
 * @param notes what was changed, and what could not be, one clause each
 */
public record Relaunch(LaunchRequest request, List<String> notes) {

    public Relaunch {
        notes = List.copyOf(notes);
    }

    /** Applies a change. A part that ECS would refuse is left out, with a note. */
    public static Relaunch of(LaunchRequest request, LaunchChange change) {
        Relaunch next = new Relaunch(request, List.of());
        next = change.compute().map(next::on).orElse(next);
        next = change.subnets() == Subnets.ROTATE ? next.rotated() : next;
        return change.cpu().isPresent() || change.memory().isPresent() ? next.scaled(change) : next;
    }

    private Relaunch on(Compute compute) {
        return with(request.with(compute), "the next attempt runs on " + name(compute));
    }

    private Relaunch rotated() {
        Optional<Network> network =
                request.network().filter(used -> used.subnets().size() > 1);
        if (network.isEmpty()) {
            return with(request, "the subnets stay as they are: the request names fewer than two");
        }
        List<String> subnets = new ArrayList<>(network.get().subnets());
        Collections.rotate(subnets, -1);
        return with(
                request.with(new Network(
                        subnets, network.get().securityGroups(), network.get().assignPublicIp())),
                "the next attempt tries subnet " + subnets.getFirst() + " first");
    }

    private Relaunch scaled(LaunchChange change) {
        Optional<TaskSize> current = request.size();
        if (current.isEmpty()) {
            return with(request, "the task size stays as it is: neither the request nor the task definition gives one");
        }
        TaskSize wanted = new TaskSize(
                scale(change.cpu(), current.get().cpu()),
                scale(change.memory(), current.get().memory()));
        Optional<TaskSize> size = onFargate(request.compute()) ? wanted.onFargate() : Optional.of(wanted);
        return size.map(next -> with(
                        request.with(request.overrides().with(next)),
                        "the next attempt has " + next.cpu() + " CPU units and " + next.memory() + " MiB"))
                .orElseGet(() -> with(request, "the task size stays as it is: Fargate offers none that large"));
    }

    private static int scale(Optional<Scaling> scaling, int size) {
        return scaling.map(growth -> Math.max(size, growth.apply(size))).orElse(size);
    }

    private static boolean onFargate(Compute compute) {
        return switch (compute) {
            case Compute.ClusterDefault unknown -> true;
            case Compute.OnLaunchType on -> on.type() == LaunchType.KnownLaunchType.FARGATE;
            case Compute.OnProviders on ->
                on.strategy().stream().anyMatch(item -> item.provider().startsWith("FARGATE"));
        };
    }

    private static String name(Compute compute) {
        return switch (compute) {
            case Compute.ClusterDefault any -> "the cluster's default";
            case Compute.OnLaunchType on -> on.type().toString();
            case Compute.OnProviders on ->
                String.join(
                        ", ",
                        on.strategy().stream()
                                .map(Compute.StrategyItem::provider)
                                .toList());
        };
    }

    private Relaunch with(LaunchRequest next, String note) {
        List<String> longer = new ArrayList<>(notes);
        longer.add(note);
        return new Relaunch(next, longer);
    }
}
