package dev.lifeline.controller.event;

import dev.lifeline.controller.json.JsonStream;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsContainer.PortBinding;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a container of a task event, in any order. */
final class ContainerFields {
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private Optional<String> name = Optional.empty();
    private EcsStatus lastStatus = EcsStatus.Unknown.UNREPORTED;
    private Optional<Integer> exitCode = Optional.empty();
    private Optional<Reason> reason = Optional.empty();
    private Optional<String> runtimeId = Optional.empty();
    private Optional<String> imageDigest = Optional.empty();
    private final List<PortBinding> ports = new ArrayList<>();

    private ContainerFields() {}

    /** A container without a name would be indistinguishable from others. */
    static Optional<EcsContainer> read(JsonStream in) throws IOException {
        ContainerFields fields = new ContainerFields();
        in.object(key -> fields.read(key, in));
        return fields.name.map(fields::container);
    }

    private EcsContainer container(String known) {
        return new EcsContainer(known, lastStatus, exitCode, reason, runtimeId, ports, imageDigest);
    }

    private void read(String key, JsonStream in) throws IOException {
        switch (key) {
            case "name" -> name = in.text();
            case "lastStatus" -> lastStatus = status(in);
            case "exitCode" -> exitCode = exitCode(in);
            case "reason" -> reason = in.text().map(Reason::of);
            case "runtimeId" -> runtimeId = in.text();
            case "imageDigest" -> imageDigest = in.text();
            case "networkBindings" -> in.array(() -> new Binding().read(in).ifPresent(ports::add));
            default -> {}
        }
    }

    /** The status at the stream's position. */
    static EcsStatus status(JsonStream in) throws IOException {
        return in.text().map(EcsStatus::of).orElse(EcsStatus.Unknown.UNREPORTED);
    }

    /** 32 bits, signed or unsigned. Windows reports unsigned ones: 3221225786 is -1073741510. */
    private static Optional<Integer> exitCode(JsonStream in) throws IOException {
        return in.wholeNumber(Integer.MIN_VALUE, UNSIGNED).map(Long::intValue);
    }

    /** A binding of a range of ports has no single port. */
    private static final class Binding {
        private Optional<Integer> inside = Optional.empty();
        private Optional<Integer> outside = Optional.empty();
        private Optional<String> protocol = Optional.empty();

        Optional<PortBinding> read(JsonStream in) throws IOException {
            in.object(key -> {
                switch (key) {
                    case "containerPort" -> inside = port(in);
                    case "hostPort" -> outside = port(in);
                    case "protocol" -> protocol = in.text();
                    default -> {}
                }
            });
            return inside.flatMap(
                    container -> outside.map(host -> new PortBinding(container, host, protocol.orElse("tcp"))));
        }

        private static Optional<Integer> port(JsonStream in) throws IOException {
            return in.wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE).map(Math::toIntExact);
        }
    }
}
