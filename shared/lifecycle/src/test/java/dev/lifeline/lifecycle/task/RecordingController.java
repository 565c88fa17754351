package dev.lifeline.lifecycle.task;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers every operation the same way and records the calls, with any combination of the optional capabilities. */
class RecordingController implements Controller {
    final List<String> calls = new ArrayList<>();
    private final Outcome outcome;

    private RecordingController(Outcome outcome) {
        this.outcome = outcome;
    }

    static RecordingController answering(
            Outcome outcome, Optional<Optional<RuntimeStatus>> container, Optional<Optional<PortStatus>> ports) {
        if (container.isPresent()) {
            return ports.isPresent()
                    ? new WithBoth(outcome, container.get(), ports.get())
                    : new WithContainer(outcome, container.get());
        }
        return ports.isPresent() ? new WithPorts(outcome, ports.get()) : new RecordingController(outcome);
    }

    static RecordingController answering(Outcome outcome) {
        return new RecordingController(outcome);
    }

    <T> T called(String name, T answer) {
        calls.add(name);
        return answer;
    }

    @Override
    public Outcome update(LaunchRequest definition) {
        return called("update", outcome);
    }

    @Override
    public Outcome prepare() {
        return called("prepare", outcome);
    }

    @Override
    public Outcome start() {
        return called("start", outcome);
    }

    @Override
    public Outcome await() {
        return called("await", outcome);
    }

    @Override
    public Outcome shutdown() {
        return called("shutdown", outcome);
    }

    @Override
    public Outcome terminate() {
        return called("terminate", outcome);
    }

    @Override
    public Outcome remove() {
        return called("remove", outcome);
    }

    @Override
    public Outcome close() {
        return called("close", outcome);
    }

    private static class WithContainer extends RecordingController implements ContainerStatusSource {
        private final Optional<RuntimeStatus> container;

        WithContainer(Outcome outcome, Optional<RuntimeStatus> container) {
            super(outcome);
            this.container = container;
        }

        @Override
        public Optional<RuntimeStatus> containerStatus() {
            return called("containerStatus", container);
        }
    }

    private static final class WithPorts extends RecordingController implements PortStatusSource {
        private final Optional<PortStatus> ports;

        WithPorts(Outcome outcome, Optional<PortStatus> ports) {
            super(outcome);
            this.ports = ports;
        }

        @Override
        public Optional<PortStatus> portStatus() {
            return called("portStatus", ports);
        }
    }

    private static final class WithBoth extends WithContainer implements PortStatusSource {
        private final Optional<PortStatus> ports;

        WithBoth(Outcome outcome, Optional<RuntimeStatus> container, Optional<PortStatus> ports) {
            super(outcome, container);
            this.ports = ports;
        }

        @Override
        public Optional<PortStatus> portStatus() {
            return called("portStatus", ports);
        }
    }
}
