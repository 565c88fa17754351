package dev.lifeline.controller.policy;

import static dev.lifeline.controller.policy.DocumentWriter.array;
import static dev.lifeline.controller.policy.DocumentWriter.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.Condition.ExitCode.Sense;
import dev.lifeline.lifecycle.policy.Range;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Writes what a rule asks. */
final class ConditionWriter {
    private ConditionWriter() {}

    static ObjectNode write(List<Condition> when) {
        ObjectNode node = object();
        when.forEach(condition -> write(node, condition));
        return node;
    }

    private static void write(ObjectNode node, Condition condition) {
        switch (condition) {
            case Condition.CauseIn in ->
                node.set("cause", oneOrMore(in.causes().stream().map(Enum::name)));
            case Condition.ExitCode exit -> exitCode(node, exit);
            case Condition.ReasonLike like -> node.put("reason", like.text().pattern());
            case Condition.StopCodeIn in ->
                node.set("stopCode", oneOrMore(in.codes().stream().map(StopCode::text)));
            case Condition.ContainerLike like ->
                node.put("container", like.name().pattern());
            case Condition.AttemptIn in -> node.put("attempt", attempts(in.attempts()));
            case Condition.Reached reached -> node.put("reached", reached.running() ? "running" : "never");
            case Condition.HadEffect had -> node.put("hadEffect", had.effect());
            case Condition.RunsOn on -> node.set("on", oneOrMore(on.names().stream()));
            case Condition.Age age -> bounds(node.putObject("age"), age.least(), age.most());
            case Condition.Ran ran -> bounds(node.putObject("ran"), ran.least(), ran.most());
        }
    }

    /** In order, always as a list. */
    static ArrayNode oneOrMore(Stream<String> words) {
        return DocumentWriter.texts(words.sorted().toList());
    }

    private static void exitCode(ObjectNode node, Condition.ExitCode exit) {
        ArrayNode codes = array();
        exit.codes().forEach(range -> {
            if (range.least() == range.most()) {
                codes.add(range.least());
            } else {
                codes.add(range.least() + "-" + range.most());
            }
        });
        node.set("exitCode", exit.sense() == Sense.IN ? codes : object().set("not", codes));
        exit.container().ifPresent(name -> node.put("container", name.pattern()));
    }

    private static String attempts(Range range) {
        if (range.most() == Integer.MAX_VALUE) {
            return range.least() + "-";
        }
        return range.least() == range.most() ? String.valueOf(range.least()) : range.least() + "-" + range.most();
    }

    private static void bounds(ObjectNode node, Duration least, Duration most) {
        if (!least.isZero()) {
            node.put("min", Durations.text(least));
        }
        if (!most.equals(ConditionFields.FOREVER)) {
            node.put("max", Durations.text(most));
        }
    }
}
