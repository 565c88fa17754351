package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The work of a function for one invocation. */
@FunctionalInterface
interface FunctionBody {
    void handle(InputStream in, OutputStream out, Context context) throws IOException;
}
