package dev.lifeline.console.action;

import dev.lifeline.controller.control.ControlRequest;
import dev.lifeline.controller.control.RemovalRequest;

/** What a user may do in the console. No method throws for a refusal: the result says why. */
public interface ConsoleActions {

    ActionResult control(ControlRequest request);

    ActionResult delete(RemovalRequest request);

    /** Returns a quarantined message to its queue. */
    ActionResult redrive(String message);

    /** What became of an action. */
    sealed interface ActionResult {
        /** One line for the user. */
        String words();

        record Performed(String words) implements ActionResult {}

        /** Nothing was changed. */
        record NotPerformed(String words) implements ActionResult {}
    }
}
