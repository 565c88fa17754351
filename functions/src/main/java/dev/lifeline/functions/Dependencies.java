package dev.lifeline.functions;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.time.Pause;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.controller.time.Timers;

/** The ports, clock and dice that functions work with. */
public record Dependencies(
        TablePorts table, EcsPorts ecs, Timers timers, CallbackSender callbacks, TimeAndDice chance, Pause pause) {

    /** AWS, or what these clients are configured to use instead. */
    static Dependencies of(AwsClients clients, Settings settings, TimeAndDice chance, Pause pause) {
        return new Dependencies(
                clients.tablePorts(settings.table(), chance.random()),
                clients.ecsPorts(),
                clients.timers(settings.timers(), chance.clock()),
                CallbackSender.none(),
                chance,
                pause);
    }
}
