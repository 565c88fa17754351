package dev.lifeline.controller.callback;

import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.Run;

/** Reports to somebody who waits for a run. */
@FunctionalInterface
public interface CallbackSender {

    /**
     * Makes one call, which may be a repetition. A failure is an answer.
     *
     * @param run as it is saved; ended, if that is the news
     */
    CallbackAnswer send(Run run, Callback callback, CallbackNews news);

    /** Reaches nobody. */
    static CallbackSender none() {
        return (run, callback, news) -> new CallbackAnswer.CallbackUnanswered("callbacks are not set up here");
    }
}
