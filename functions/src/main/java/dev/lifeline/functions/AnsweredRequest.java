package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.shape.AnswerForm;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.identity.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

/**
 * A function that answers one request.
 *
 * @param work from the request and the id of its invocation, which Lambda keeps when it retries
 */
record AnsweredRequest<Q, A>(Shape<Q> request, AnswerForm<A> answer, BiFunction<Q, RunId, A> work)
        implements FunctionBody {

    /**
     * @throws InvalidRunRequest if the request is invalid
     * @throws RunUnavailable if the same request may succeed later
     */
    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Q asked = switch (JsonText.read(json).then(tree -> request.read(tree, Author.PROGRAM))) {
            case Requested.Valid<Q> valid -> valid.value();
            case Requested.Invalid<Q> invalid -> throw new InvalidRunRequest("nothing was done", invalid.problems());
        };
        out.write(answer.text(done(asked, context)).getBytes(StandardCharsets.UTF_8));
    }

    private A done(Q asked, Context context) {
        try {
            return work.apply(asked, new RunId(context.getAwsRequestId()));
        } catch (StoreUnavailable | Contention failure) {
            throw new RunUnavailable(
                    "the request was not completed, the same request may succeed later: " + failure.getMessage(),
                    failure);
        }
    }
}
