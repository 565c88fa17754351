package dev.lifeline.cli.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.console.view.ViewRequest;
import dev.lifeline.console.view.ViewSource;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what to do about a failure, as a command does. */
record AdvisedViews(ViewSource views, OpenStack open) implements ViewSource {

    @Override
    public ObjectNode read(ViewRequest request) {
        return advised(() -> views.read(request));
    }

    @Override
    public Optional<String> picture(RunId run, int width) {
        return advised(() -> views.picture(run, width));
    }

    private <T> T advised(Supplier<T> answer) {
        try {
            return open.advised(() -> {
                try {
                    return answer.get();
                } catch (ViewUnavailable failure) {
                    throw failure.getCause() instanceof StoreUnavailable store ? store : failure;
                }
            });
        } catch (WrongInput | CommandFailed | StoreUnavailable failure) {
            throw new ViewUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }
}
