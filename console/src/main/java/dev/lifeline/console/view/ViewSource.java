package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.Optional;

/** Answers requests for views. Every method throws {@link ViewUnavailable} if the answer cannot be read now. */
public interface ViewSource {

    /** The view as JSON without nulls. */
    ObjectNode read(ViewRequest request);

    /** The picture of a run's attempts as SVG, if there is such a run. */
    Optional<String> picture(RunId run, int width);

    /** Something cannot be read now. The message is one line for the user: what, where, and what to do. */
    final class ViewUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ViewUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
