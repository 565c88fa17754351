package dev.lifeline.simulator;

import dev.lifeline.simulator.logs.LogDestination;
import dev.lifeline.simulator.logs.LogStore;
import dev.lifeline.simulator.model.ContainerLastStatus;
import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.script.ScriptedLine;
import java.util.Optional;

/** What the containers of tasks write: the lines of the script, or when they start and how they exit. */
final class TaskLogs {
    private final LogStore store = new LogStore();
    private final Agenda agenda;

    TaskLogs(Agenda agenda) {
        this.agenda = agenda;
    }

    /** The log of one container. */
    private record ContainerLog(String group, String stream) {}

    LogStore store() {
        return store;
    }

    /** Writes what follows from the change of a task. */
    void changed(LiveTask live, SimulatedTask before) {
        for (SimulatedContainer container : live.task().containers()) {
            ContainerLastStatus was = before.container(container.name()).status();
            if (was != container.status()) {
                log(live, container).ifPresent(log -> changed(live, container, log));
            }
        }
    }

    private void changed(LiveTask live, SimulatedContainer container, ContainerLog log) {
        switch (container.status()) {
            case PENDING -> {}
            case RUNNING -> started(live, container.name(), log);
            case STOPPED -> stopped(live, container, log);
        }
    }

    private void started(LiveTask live, String container, ContainerLog log) {
        store.create(log.group(), log.stream(), agenda.now());
        live.plan()
                .fate(container)
                .logs()
                .ifPresentOrElse(
                        lines -> lines.forEach(line -> arrange(live, container, log, line)),
                        () -> write(log, container + " started"));
    }

    private void arrange(LiveTask live, String container, ContainerLog log, ScriptedLine line) {
        agenda.at(agenda.now().plus(line.after()), now -> {
            if (live.task().container(container).status() == ContainerLastStatus.RUNNING) {
                write(log, line.line());
            }
        });
    }

    private void stopped(LiveTask live, SimulatedContainer container, ContainerLog log) {
        if (live.plan().fate(container.name()).logs().isEmpty()) {
            container.exitCode().ifPresent(code -> write(log, container.name() + " exited with " + code));
        }
    }

    private void write(ContainerLog log, String line) {
        store.write(log.group(), log.stream(), agenda.now(), line);
    }

    /** Empty if the container does not write to CloudWatch Logs, or has never run. */
    private static Optional<ContainerLog> log(LiveTask live, SimulatedContainer container) {
        return container
                .runtimeId()
                .flatMap(runtimeId -> LogDestination.of(
                                live.task().launch().taskDefinition().spec().document(), container.name())
                        .map(destination -> new ContainerLog(
                                destination.group(),
                                destination.stream(
                                        container.name(), live.task().launch().taskId(), runtimeId))));
    }
}
