package dev.lifeline.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.launch.KnownDefinitions;
import dev.lifeline.controller.report.DescriptionJson;
import dev.lifeline.controller.report.RunDescriber;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.time.Pause;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.lifecycle.run.Run;
import java.time.InstantSource;
import java.util.function.Function;

/** The ports, clock and dice that functions work with. */
public record Dependencies(
        TablePorts table, EcsPorts ecs, Timers timers, CallbackSender callbacks, TimeAndDice chance, Pause pause) {

    /** AWS, or what these clients are configured to use instead. */
    static Dependencies of(AwsClients clients, Settings settings, TimeAndDice chance, Pause pause) {
        TablePorts table = clients.tablePorts(settings.table(), chance.random());
        EcsPorts ecs = clients.ecsPorts();
        return new Dependencies(
                table,
                ecs,
                clients.timers(settings.timers(), chance.clock()),
                clients.callbacks(description(table, ecs, settings, chance.clock())),
                chance,
                pause);
    }

    /** What those who wait learn about a run: what the functions answer. */
    public static Function<Run, ObjectNode> description(
            TablePorts table, EcsPorts ecs, Settings settings, InstantSource clock) {
        RunDescriber describer = new RunDescriber(
                new KnownDefinitions(ecs.definitions(), clock), table.listing().runs(), settings.clusters());
        return run -> DescriptionJson.RUN.tree(describer.describe(run));
    }
}
