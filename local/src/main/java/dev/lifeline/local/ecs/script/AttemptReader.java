package dev.lifeline.local.ecs.script;

import dev.lifeline.local.ecs.model.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one attempt: at most one obstacle, one ending and one fate of the whole task, and faults beside them. */
final class AttemptReader {
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(2);

    private AttemptReader() {}

    static Attempt read(YamlMap map) {
        ContainerFate container = new ContainerFate(
                one(
                        map,
                        List.of("pull", "create", "start"),
                        Stream.of(
                                map.map("pull", AttemptReader::pull),
                                map.map("create", AttemptReader::create),
                                map.map("start", AttemptReader::start))),
                one(
                        map,
                        List.of("exit", "outOfMemory", "health"),
                        Stream.of(
                                map.map("exit", AttemptReader::exit),
                                map.map("outOfMemory", AttemptReader::outOfMemory),
                                map.map("health", AttemptReader::health))));
        return new Attempt(
                map.number("throttle", 0, 1000).orElse(0),
                map.text("capacity"),
                container,
                taskFate(map),
                map.map("stop", AttemptReader::stop),
                map.map("events", AttemptReader::events).orElse(EventFaults.NONE),
                map.map("durations", ScriptReader::durations).orElse(Durations.DEFAULT));
    }

    private static Optional<TaskFate> taskFate(YamlMap map) {
        return one(
                map,
                List.of("init", "spot", "hostLoss", "maintenance", "stuck"),
                Stream.of(
                        map.map("init", init -> new TaskFate.Init(text(init, InitError.class, Function.identity()))),
                        map.map("spot", AttemptReader::spot),
                        map.map(
                                "hostLoss",
                                loss -> new TaskFate.HostLoss(
                                        after(loss),
                                        loss.choice("tasks", LostTasks.class).orElse(LostTasks.REPORTED))),
                        map.map("maintenance", host -> new TaskFate.Maintenance(after(host))),
                        map.choice("stuck", TaskStatus.class).map(TaskFate.Stuck::new)));
    }

    /** The one that is given; more than one of a group cannot happen to the same thing. */
    private static <T> Optional<T> one(YamlMap map, List<String> keys, Stream<Optional<? extends T>> given) {
        List<T> all = given.<T>flatMap(Optional::stream).toList();
        if (all.size() > 1) {
            List<String> present = keys.stream().filter(map::has).toList();
            map.problem(
                    present.getLast(),
                    "excludes " + present.getFirst() + ".",
                    "Keep one of " + String.join(", ", keys) + ".");
        }
        return all.stream().findFirst();
    }

    private static Obstacle pull(YamlMap map) {
        FailureText text = text(map, PullError.class, Function.identity());
        boolean cached = map.flag("cached", false);
        if (!map.flag("late", false)) {
            return new Obstacle.Pull(text, cached ? Obstacle.Cache.STALE_COPY : Obstacle.Cache.EMPTY);
        }
        if (cached) {
            map.problem("late", "excludes cached.", "Keep one of cached, late.");
        }
        return new Obstacle.LatePull(text);
    }

    private static Obstacle create(YamlMap map) {
        return new Obstacle.Create(text(map, CreateError.class, Function.identity()));
    }

    private static Obstacle start(YamlMap map) {
        return new Obstacle.Start(
                text(map, StartError.class, Function.identity()),
                map.flag("stops", true) ? Obstacle.After.STOPS : Obstacle.After.RUNS_ALL_THE_SAME);
    }

    private static Ending exit(YamlMap map) {
        return new Ending.Exits(map.number("code", 0, 255).orElse(0), map.duration("after"));
    }

    private static Ending outOfMemory(YamlMap map) {
        return new Ending.OutOfMemory(map.number("code", 0, 255).orElse(137), map.duration("after"));
    }

    private static Ending health(YamlMap map) {
        return new Ending.Unhealthy(
                map.flag("stops", true) ? Ending.Consequence.TASK_STOPS : Ending.Consequence.ONLY_SHOWN,
                map.duration("after"));
    }

    private static TaskFate spot(YamlMap map) {
        Duration grace = map.duration("grace").orElse(LONGEST_GRACE);
        if (grace.compareTo(LONGEST_GRACE) > 0) {
            map.problem("grace", "is longer than ECS waits.", "Write at most 2m.");
        }
        return new TaskFate.Spot(after(map), grace);
    }

    private static Duration after(YamlMap map) {
        return map.duration("after").orElse(Duration.ofSeconds(1));
    }

    private static StopFault stop(YamlMap map) {
        if (!map.has("fault")) {
            map.problem("fault", "is missing.", "Write one of " + YamlMap.spelledAll(StopFault.Kind.class) + ".");
        }
        return new StopFault(
                map.choice("fault", StopFault.Kind.class).orElse(StopFault.Kind.IGNORED),
                map.number("times", 1, ALWAYS).orElse(ALWAYS));
    }

    private static EventFaults events(YamlMap map) {
        return new EventFaults(
                map.number("copies", 1, 100).orElse(1),
                map.versions("drop"),
                map.delaysByVersion("delay"),
                map.duration("shuffle").orElse(Duration.ZERO));
    }

    /** Either a kind of error or its text word for word. */
    private static <E extends Enum<E>> FailureText text(
            YamlMap map, Class<E> kinds, Function<E, ? extends FailureText> asText) {
        Optional<FailureText> literal = map.text("text").map(FailureText.Literal::new);
        if (map.has("error") == literal.isPresent()) {
            map.problem(
                    "error",
                    "or text must be given, one of the two.",
                    "Write one of " + YamlMap.spelledAll(kinds) + ", or a text.");
        }
        Optional<FailureText> known = map.choice("error", kinds).map(asText);
        return known.or(() -> literal).orElse(new FailureText.Literal(""));
    }
}
