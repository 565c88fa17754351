package dev.lifeline.local.script;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Keyed;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.shape.WrittenDuration;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.ContainerFault;
import dev.lifeline.simulator.script.CreateError;
import dev.lifeline.simulator.script.EventFaults;
import dev.lifeline.simulator.script.FailureText;
import dev.lifeline.simulator.script.InitError;
import dev.lifeline.simulator.script.LostTasks;
import dev.lifeline.simulator.script.PullError;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.ScriptedLine;
import dev.lifeline.simulator.script.StartError;
import dev.lifeline.simulator.script.StopFault;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one attempt: at most one fault, one end and one fate of the whole task, and any faults. */
final class AttemptReader {
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(2);
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,8}");

    private static final Shape<Integer> CODE = Shapes.integer(0, 255);
    private static final Shape<Boolean> STOPS = Shapes.FLAG.or(true);
    private static final Shape<Duration> AFTER = WrittenDuration.SHAPE.or(Duration.ofSeconds(1));

    private static final Shape<Duration> GRACE = WrittenDuration.SHAPE
            .checked(grace -> grace.compareTo(LONGEST_GRACE) > 0
                    ? new Misfits<>("is longer than ECS waits; write at most 2m")
                    : new Fits<>(grace))
            .or(LONGEST_GRACE);

    private static final Function<Fields<FailureText>, FailureText> PULL_TEXT = text(PullError.values());
    private static final Function<Fields<FailureText>, FailureText> CREATE_TEXT = text(CreateError.values());
    private static final Function<Fields<FailureText>, FailureText> START_TEXT = text(StartError.values());
    private static final Function<Fields<FailureText>, FailureText> INIT_TEXT = text(InitError.values());

    private static final Shape<ContainerFault> PULL = Shapes.record(AttemptReader::pull);
    private static final Shape<ContainerFault> CREATE =
            Shapes.record(fields -> new ContainerFault.Create(fields.inline(CREATE_TEXT)));
    private static final Shape<ContainerFault> START = Shapes.record(fields -> new ContainerFault.Start(
            fields.inline(START_TEXT),
            fields.field("stops", STOPS) ? ContainerFault.After.STOPS : ContainerFault.After.RUNS_ALL_THE_SAME));

    private static final Shape<ContainerEnd> EXIT = Shapes.record(fields ->
            new ContainerEnd.Exits(fields.field("code", CODE.or(0)), fields.optional("after", WrittenDuration.SHAPE)));
    private static final Shape<ContainerEnd> OUT_OF_MEMORY = Shapes.record(fields -> new ContainerEnd.OutOfMemory(
            fields.field("code", CODE.or(137)), fields.optional("after", WrittenDuration.SHAPE)));
    private static final Shape<ContainerEnd> HEALTH = Shapes.record(fields -> new ContainerEnd.Unhealthy(
            fields.field("stops", STOPS) ? ContainerEnd.Consequence.TASK_STOPS : ContainerEnd.Consequence.ONLY_SHOWN,
            fields.optional("after", WrittenDuration.SHAPE)));

    private static final Shape<List<ScriptedLine>> LOGS = Many.list(Shapes.record(fields -> new ScriptedLine(
            fields.field("after", WrittenDuration.SHAPE.or(Duration.ZERO)), fields.field("line", Shapes.TEXT))));

    private static final Shape<TaskFate> INIT = Shapes.record(fields -> new TaskFate.Init(fields.inline(INIT_TEXT)));
    private static final Shape<TaskFate> SPOT =
            Shapes.record(fields -> new TaskFate.Spot(fields.field("after", AFTER), fields.field("grace", GRACE)));
    private static final Shape<LostTasks> LOST_TASKS =
            ScriptReader.word(LostTasks.values()).or(LostTasks.REPORTED);
    private static final Shape<TaskFate> HOST_LOSS = Shapes.record(
            fields -> new TaskFate.HostLoss(fields.field("after", AFTER), fields.field("tasks", LOST_TASKS)));
    private static final Shape<TaskFate> MAINTENANCE =
            Shapes.record(fields -> new TaskFate.Maintenance(fields.field("after", AFTER)));
    private static final Shape<TaskLastStatus> STATUS = ScriptReader.word(TaskLastStatus.values());

    private static final Shape<StopFault.StopFaultKind> STOP_KIND = ScriptReader.word(StopFault.StopFaultKind.values());
    private static final Shape<StopFault> STOP = Shapes.record(fields -> new StopFault(
            fields.field("fault", STOP_KIND),
            fields.field("times", Shapes.integer(1, ALWAYS).or(ALWAYS))));

    private static final Shape<List<Integer>> VERSIONS = Many.list(Shapes.integer(1, ALWAYS));
    private static final Shape<Map<Long, Duration>> DELAYS = Keyed.byText(WrittenDuration.SHAPE)
            .parsed(Map.<Long, Duration>of(), AttemptReader::delays, delays -> Map.of())
            .or(Map.of());
    private static final Shape<EventFaults> EVENTS = Shapes.<EventFaults>record(fields -> new EventFaults(
                    fields.field("copies", Shapes.integer(1, 100).or(1)),
                    fields.field("drop", VERSIONS).stream().map(Long::valueOf).collect(Collectors.toSet()),
                    fields.field("delay", DELAYS),
                    fields.field("shuffle", WrittenDuration.SHAPE.or(Duration.ZERO))))
            .or(EventFaults.NONE);

    private AttemptReader() {}

    static ScriptedAttempt read(Fields<ScriptedAttempt> fields) {
        ContainerFate container = new ContainerFate(
                one(fields, Map.of("pull", PULL, "create", CREATE, "start", START)),
                one(fields, Map.of("exit", EXIT, "outOfMemory", OUT_OF_MEMORY, "health", HEALTH)),
                fields.optional("logs", LOGS));
        return new ScriptedAttempt(
                fields.field("throttle", Shapes.integer(0, 1000).or(0)),
                fields.optional("capacity", Shapes.TEXT),
                container,
                one(
                        fields,
                        Map.of(
                                "init", INIT,
                                "spot", SPOT,
                                "hostLoss", HOST_LOSS,
                                "maintenance", MAINTENANCE,
                                "stuck", STATUS.as(TaskFate.Stuck::new, fate -> TaskLastStatus.PENDING))),
                fields.optional("stop", STOP),
                fields.field("events", EVENTS),
                fields.field("durations", ScriptReader.DURATIONS));
    }

    /** The one that is present; of each group at most one is allowed. */
    private static <T> Optional<T> one(Fields<ScriptedAttempt> fields, Map<String, Shape<T>> group) {
        Map<String, Shape<T>> sorted = new TreeMap<>(group);
        List<T> all = new ArrayList<>();
        sorted.forEach((name, shape) -> fields.optional(name, shape).ifPresent(all::add));
        List<String> present =
                sorted.keySet().stream().filter(fields::isPresent).toList();
        if (present.size() > 1) {
            fields.problem(
                    present.getLast(),
                    "excludes " + present.getFirst() + "; keep one of " + String.join(", ", sorted.keySet()));
        }
        return all.stream().findFirst();
    }

    private static ContainerFault pull(Fields<ContainerFault> fields) {
        FailureText text = fields.inline(PULL_TEXT);
        boolean cached = fields.field("cached", Shapes.FLAG);
        boolean late = fields.field("late", Shapes.FLAG);
        if (cached && late) {
            fields.problem("late", "excludes cached; keep one of cached and late");
        }
        return late
                ? new ContainerFault.LatePull(text)
                : new ContainerFault.Pull(text, cached ? ContainerFault.Cache.STALE_COPY : ContainerFault.Cache.EMPTY);
    }

    /** Either a kind of error or its exact text. */
    private static <E extends Enum<E> & FailureText> Function<Fields<FailureText>, FailureText> text(E[] kinds) {
        Shape<E> error = ScriptReader.word(kinds);
        String names = Arrays.stream(kinds).map(ScriptReader::spelled).collect(Collectors.joining(", "));
        return fields -> {
            Optional<FailureText> known = fields.optional("error", error).map(Function.identity());
            Optional<FailureText> literal = fields.optional("text", Shapes.TEXT).map(FailureText.Literal::new);
            if (fields.areSound("error", "text") && known.isPresent() == literal.isPresent()) {
                fields.problem("error", "or text is expected, one of the two; write one of " + names + ", or a text");
            }
            return known.or(() -> literal).orElse(new FailureText.Literal(""));
        };
    }

    private static Reading<Map<Long, Duration>> delays(Map<String, Duration> written) {
        Map<Long, Duration> delays = new LinkedHashMap<>();
        for (Map.Entry<String, Duration> delay : written.entrySet()) {
            if (!VERSION.matcher(delay.getKey()).matches()) {
                return new Misfits<>(delay.getKey() + " is no event version; write whole numbers from 1");
            }
            delays.put(Long.valueOf(delay.getKey()), delay.getValue());
        }
        return new Fits<>(delays);
    }
}
