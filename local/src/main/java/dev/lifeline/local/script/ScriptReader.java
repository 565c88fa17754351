package dev.lifeline.local.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Keyed;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.shape.WrittenDuration;
import dev.lifeline.local.callback.CallbackOperation;
import dev.lifeline.local.yaml.YamlText;
import dev.lifeline.simulator.model.Operation;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.Behaviour;
import dev.lifeline.simulator.script.CallFault;
import dev.lifeline.simulator.script.Durations;
import dev.lifeline.simulator.script.NamePattern;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.Selector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads a script in YAML, and rejects an invalid one with all its problems at once. */
public final class ScriptReader {
    private static final int MOST_CALLS = 1_000_000;

    private static final Shape<NamePattern> GLOB = Shapes.TEXT.as(NamePattern::new, NamePattern::pattern);
    private static final Shape<NamePattern> ANY = GLOB.or(NamePattern.ANY);
    private static final Shape<Duration> NO_DELAY = WrittenDuration.SHAPE.or(Duration.ZERO);
    private static final Shape<Integer> SKIP = Shapes.integer(0, MOST_CALLS).or(0);
    private static final Shape<Integer> TIMES = Shapes.integer(1, MOST_CALLS).or(1);

    private static final Shape<Selector> SELECT = Shapes.record(fields -> new Selector(
            fields.field("cluster", ANY),
            fields.field("family", ANY),
            fields.optional("image", GLOB),
            fields.optional("container", GLOB)));

    static final Shape<Durations> DURATIONS = Keyed.byWord(
                    WrittenDuration.SHAPE,
                    ScriptReader::spelled,
                    Arrays.stream(TaskLastStatus.values())
                            .filter(state -> state != TaskLastStatus.STOPPED)
                            .toArray(TaskLastStatus[]::new))
            .as(Durations::new, Durations::given);

    private static final Shape<List<ScriptedAttempt>> ATTEMPTS =
            Many.list(Shapes.record(AttemptReader::read)).needed("list at least one attempt; {} is a good run");

    private static final Shape<String> OPERATION = Shapes.word(
            name -> name,
            Stream.concat(
                            Arrays.stream(Operation.values()).map(Operation::wireName),
                            Arrays.stream(CallbackOperation.values()).map(CallbackOperation::wireName))
                    .toArray(String[]::new));

    private static final Shape<FaultName> FAULT = word(FaultName.values());

    private static final Shape<List<Behaviour>> BEHAVIOURS = Many.list(Shapes.record(ScriptReader::behaviour));
    private static final Shape<List<CallFault>> CALLS = Many.list(Shapes.record(ScriptReader::call));

    /** A script, which may be a part of another document. */
    public static final Shape<Script> SCRIPT = Shapes.<Script>record(fields -> new Script(
                    fields.field("durations", DURATIONS),
                    fields.field("behaviours", BEHAVIOURS),
                    fields.field("calls", CALLS)))
            .or(Script.NOTHING_FAILS);

    private ScriptReader() {}

    /**
     * Reads a file.
     *
     * @throws BrokenScriptException if the script is invalid
     */
    public static Script read(Path file) throws IOException {
        return read(file.toString(), Files.readString(file));
    }

    /**
     * Reads a text.
     *
     * @param name the name of the file in problems
     * @throws BrokenScriptException if the script is invalid
     */
    public static Script read(String name, String yaml) {
        Requested<JsonNode> document = YamlText.document(yaml);
        return switch (document.then(root -> SCRIPT.read(root, Author.PERSON))) {
            case Requested.Valid<Script> valid -> valid.value();
            case Requested.Invalid<Script> invalid ->
                throw new BrokenScriptException(invalid.problems().stream()
                        .map(problem -> problem.in(name))
                        .toList());
        };
    }

    /** One of an enum's constants, in lower case with hyphens. */
    public static <E extends Enum<E>> Shape<E> word(E[] constants) {
        return Shapes.word(ScriptReader::spelled, constants);
    }

    static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Behaviour behaviour(Fields<Behaviour> fields) {
        Selector selector = fields.optional("select", SELECT).orElse(Selector.ANY_TASK);
        List<ScriptedAttempt> attempts = fields.field("attempts", ATTEMPTS);
        if (attempts.isEmpty() && fields.areSound("attempts")) {
            fields.problem("attempts", "is empty; list at least one attempt; {} is a good run");
        }
        return new Behaviour(selector, attempts.isEmpty() ? List.of(ScriptedAttempt.GOOD) : attempts);
    }

    private static CallFault call(Fields<CallFault> fields) {
        return new CallFault(
                fields.field("operation", OPERATION),
                fields.field("cluster", ANY),
                fields.field("family", ANY),
                fields.field("skip", SKIP),
                fields.field("times", TIMES),
                fault(fields.field("fault", FAULT), fields.field("delay", NO_DELAY)));
    }

    private enum FaultName {
        NO_ANSWER,
        LATE_ANSWER,
        ERROR_BEFORE,
        ERROR_AFTER,
        THROTTLED,
        CLUSTER_NOT_FOUND
    }

    private static CallFault.CallFaultKind fault(FaultName name, Duration delay) {
        return switch (name) {
            case NO_ANSWER -> new CallFault.CallFaultKind.ConnectionClosed(delay);
            case LATE_ANSWER -> new CallFault.CallFaultKind.LateAnswer(delay);
            case ERROR_BEFORE -> new CallFault.CallFaultKind.ErrorBefore();
            case ERROR_AFTER -> new CallFault.CallFaultKind.ErrorAfter();
            case THROTTLED -> new CallFault.CallFaultKind.Throttled();
            case CLUSTER_NOT_FOUND -> new CallFault.CallFaultKind.ClusterNotFound();
        };
    }
}
