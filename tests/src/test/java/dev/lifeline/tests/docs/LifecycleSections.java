package dev.lifeline.tests.docs;

import dev.lifeline.lifecycle.task.Controller;
import dev.lifeline.lifecycle.task.Lifecycle;
import dev.lifeline.lifecycle.task.Outcome;
import dev.lifeline.lifecycle.task.Step;
import dev.lifeline.lifecycle.task.Task;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.task.TaskStatus;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The task lifecycle, found by asking it: every state, under every desired state and answer that matters. */
final class LifecycleSections {
    private static final Outcome DONE = new Outcome.Done();
    private static final Outcome FAILED = new Outcome.Failed("failed");

    private LifecycleSections() {}

    /** @param operation the controller's, empty if it was not called */
    private record Move(TaskState from, TaskState to, String operation) {
        boolean moved() {
            return from != to;
        }

        @Override
        public String toString() {
            return from + " --> " + to + (operation.isEmpty() ? "" : " : " + operation);
        }
    }

    /** What each state leads to. */
    static String table() {
        MarkdownTable table = new MarkdownTable(
                "state",
                "number",
                "operation",
                "when it is done",
                "when it fails permanently",
                "when the task must stop");
        for (TaskState state : TaskState.values()) {
            Move done = move(state, TaskState.COMPLETE, DONE);
            table.row(
                    "`" + state + "`",
                    String.valueOf(state.number()),
                    done.operation().isEmpty() ? "" : "`" + done.operation() + "`",
                    target(done),
                    done.operation().isEmpty() ? "" : target(move(state, TaskState.COMPLETE, FAILED)),
                    target(move(state, TaskState.SHUTDOWN, DONE)));
        }
        return table.toString();
    }

    /** The states that a new task can reach, as Mermaid. */
    static String diagram() {
        List<String> lines = new ArrayList<>(List.of("```mermaid", "stateDiagram-v2", "    [*] --> " + TaskState.NEW));
        for (TaskState state : reached()) {
            moves(state)
                    .filter(Move::moved)
                    .map(move -> "    " + move)
                    .distinct()
                    .forEach(lines::add);
        }
        lines.add("```");
        return String.join("\n", lines);
    }

    /** What happens to a task in that state: its operation is done, fails, or it must stop. */
    private static Stream<Move> moves(TaskState state) {
        Move failed = move(state, TaskState.COMPLETE, FAILED);
        return Stream.of(
                move(state, TaskState.COMPLETE, DONE),
                new Move(state, failed.to(), failed.operation().isEmpty() ? "" : failed.operation() + " fails"),
                move(state, TaskState.SHUTDOWN, DONE));
    }

    private static Set<TaskState> reached() {
        Set<TaskState> reached = EnumSet.of(TaskState.NEW);
        int before;
        do {
            before = reached.size();
            List.copyOf(reached).stream().flatMap(LifecycleSections::moves).forEach(move -> reached.add(move.to()));
        } while (reached.size() > before);
        return reached;
    }

    private static String target(Move move) {
        return move.moved() ? "`" + move.to() + "`" : "";
    }

    private static Move move(TaskState from, TaskState desired, Outcome answer) {
        List<String> asked = new ArrayList<>();
        Task task = new Task(desired, TaskStatus.created(Instant.EPOCH).withState(from));
        Step step = Lifecycle.perform(task, controller(answer, asked), Instant.EPOCH);
        return new Move(from, step.status().state(), String.join(", ", asked));
    }

    private static Controller controller(Outcome answer, List<String> asked) {
        return (Controller) Proxy.newProxyInstance(
                Controller.class.getClassLoader(), new Class<?>[] {Controller.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return answer;
                });
    }
}
