package dev.lifeline.controller.codec;

import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.event.RecordedLaunch.Unsaid;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.Compute.StrategyItem;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.TaskSize;

/** A request to launch a task, without its overrides and options. */
final class LaunchJson {
    private LaunchJson() {}

    static Output write(RecordedLaunch launch) {
        return new Output()
                .object("request", write(launch.request()))
                .list("unsaid", launch.unsaid(), LaunchJson::write);
    }

    static RecordedLaunch readRecorded(Input in) {
        return new RecordedLaunch(read(in.object("request")), in.list("unsaid", LaunchJson::readUnsaid));
    }

    static Output write(LaunchRequest request) {
        return new Output()
                .text("cluster", request.cluster())
                .text("taskDefinition", request.taskDefinition())
                .object("essentials", write(request.essentials()))
                .object("definedSize", request.definedSize(), LaunchJson::write)
                .object("compute", write(request.compute()))
                .object("network", request.network(), LaunchJson::write)
                .object("overrides", OverridesJson.write(request.overrides()))
                .object("options", OptionsJson.write(request.options()));
    }

    static LaunchRequest read(Input in) {
        return new LaunchRequest(
                in.text("cluster"),
                in.text("taskDefinition"),
                readEssentials(in.object("essentials")),
                in.optionalObject("definedSize").map(LaunchJson::readSize),
                readCompute(in.object("compute")),
                in.optionalObject("network").map(LaunchJson::readNetwork),
                OverridesJson.read(in.object("overrides")),
                OptionsJson.read(in.object("options")));
    }

    private static Output write(Unsaid unsaid) {
        return new Output().word("why", unsaid.why()).text("what", unsaid.what());
    }

    private static Unsaid readUnsaid(Input in) {
        return new Unsaid(in.word("why", RecordedLaunch.Why.class), in.text("what"));
    }

    private static Output write(Essentials essentials) {
        return switch (essentials) {
            case Essentials.Named named -> Output.of("Named").texts("containers", named.containers());
            case Essentials.Unknown unknown -> Output.of("Unknown");
        };
    }

    private static Essentials readEssentials(Input in) {
        return switch (in.kind()) {
            case "Named" -> new Essentials.Named(in.texts("containers"));
            case "Unknown" -> new Essentials.Unknown();
            default -> throw in.unknownKind();
        };
    }

    private static Output write(TaskSize size) {
        return new Output().number("cpu", size.cpu()).number("memory", size.memory());
    }

    private static TaskSize readSize(Input in) {
        return new TaskSize(in.integer("cpu"), in.integer("memory"));
    }

    private static Output write(Compute compute) {
        return switch (compute) {
            case Compute.ClusterDefault standard -> Output.of("ClusterDefault");
            case Compute.OnLaunchType on ->
                Output.of("OnLaunchType").text("type", on.type().toString());
            case Compute.OnProviders on -> Output.of("OnProviders").list("strategy", on.strategy(), LaunchJson::write);
        };
    }

    private static Compute readCompute(Input in) {
        return switch (in.kind()) {
            case "ClusterDefault" -> new Compute.ClusterDefault();
            case "OnLaunchType" -> new Compute.OnLaunchType(LaunchType.of(in.text("type")));
            case "OnProviders" -> new Compute.OnProviders(in.list("strategy", LaunchJson::readItem));
            default -> throw in.unknownKind();
        };
    }

    private static Output write(StrategyItem item) {
        return new Output()
                .text("provider", item.provider())
                .number("base", item.base())
                .number("weight", item.weight());
    }

    private static StrategyItem readItem(Input in) {
        return new StrategyItem(in.text("provider"), in.integer("base"), in.integer("weight"));
    }

    private static Output write(Network network) {
        return new Output()
                .texts("subnets", network.subnets())
                .texts("securityGroups", network.securityGroups())
                .flag("assignPublicIp", network.assignPublicIp());
    }

    private static Network readNetwork(Input in) {
        return new Network(in.texts("subnets"), in.texts("securityGroups"), in.flag("assignPublicIp"));
    }
}
