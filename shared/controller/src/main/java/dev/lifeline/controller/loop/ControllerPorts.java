package dev.lifeline.controller.loop;

import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.guard.Gate;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.controller.time.Timers;

/**
 * The world as the controller sees it. Each part of the controller takes from it the ports that it uses.
 *
 * @param gate what stands before each call that changes something in ECS
 * @param policies what runs live under
 * @param foreign what becomes of tasks that Lifeline did not launch
 */
public record ControllerPorts(
        TablePorts table,
        EcsPorts ecs,
        Timers timers,
        CallbackSender callbacks,
        Gate gate,
        PolicySource policies,
        AdoptionPorts foreign,
        Notes notes,
        TimeAndDice chance,
        DeploymentRules rules) {}
