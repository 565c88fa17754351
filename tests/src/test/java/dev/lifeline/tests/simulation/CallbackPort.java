package dev.lifeline.tests.simulation;

import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswered;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.Run;

/** Those who wait, as a function sees them. */
record CallbackPort(SimulatedStack stack, FunctionInstance function) implements CallbackSender {

    @Override
    public CallbackAnswer send(Run run, Callback callback, CallbackNews news) {
        CallbackAnswer answer = stack.receivers().report(function, run, callback, news);
        function.testimony().toObservation(new CallbackAnswered(callback.number(), news, answer));
        return answer;
    }
}
