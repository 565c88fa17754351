package dev.lifeline.controller.testing;

import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.Run;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Those who wait for runs: they answer as scripted, and otherwise have the report. */
public final class ScriptedReceivers implements CallbackSender {
    private final Deque<CallbackAnswer> answers = new ArrayDeque<>();
    private CallbackAnswer usual = new CallbackAnswer.CallbackDelivered();

    /** What they were sent, in order. */
    public final List<Report> reports = new ArrayList<>();

    /** What a receiver was sent. */
    public record Report(Run run, Callback callback, CallbackNews news) {}

    /** The next answer. */
    public void answer(CallbackAnswer answer) {
        answers.add(answer);
    }

    /** Every answer from now on. */
    public void keepAnswering(CallbackAnswer answer) {
        usual = answer;
    }

    @Override
    public CallbackAnswer send(Run run, Callback callback, CallbackNews news) {
        reports.add(new Report(run, callback, news));
        return Optional.ofNullable(answers.poll()).orElse(usual);
    }
}
