package dev.lifeline.local.router;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The Lambda logger of one invocation, at the template's log level. Thread-safe. */
final class InvocationLog implements LambdaLogger {
    private final String function;
    private final RouterLog log;
    private final List<String> lines = new ArrayList<>();

    InvocationLog(String function, RouterLog log) {
        this.function = function;
        this.log = log;
    }

    @Override
    public void log(String message) {
        String line = message.stripTrailing();
        synchronized (lines) {
            lines.add(line);
        }
        log.logged(function, line);
    }

    @Override
    public void log(String message, LogLevel level) {
        if (level == LogLevel.UNDEFINED || level.compareTo(LogLevel.INFO) >= 0) {
            log(message);
        }
    }

    @Override
    public void log(byte[] message, LogLevel level) {
        log(new String(message, StandardCharsets.UTF_8), level);
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }
}
