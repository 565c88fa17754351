package dev.lifeline.local.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lifeline.functions.FunctionLog;
import java.util.concurrent.atomic.AtomicReference;

/** The log of one instance of a function, which handles one event at a time: the logger of that event. */
final class InstanceLog implements FunctionLog.Sink {
    private final AtomicReference<LambdaLogger> logger = new AtomicReference<>();

    void begin(Context context) {
        logger.set(context.getLogger());
    }

    @Override
    public void write(byte[] line, LogLevel level) {
        logger.get().log(line, level);
    }

    FunctionLog.Sink and(FunctionLog.Sink other) {
        return (line, level) -> {
            write(line, level);
            other.write(line, level);
        };
    }
}
