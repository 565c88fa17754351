package dev.lifeline.lifecycle.task;

import java.util.List;

/**
 * A {@link Controller} that can tell where its task's logs are (SwarmKit's {@code ControllerLogs}, without the
 * reading).
 *
 * @param <L> what names a log stream
 */
public interface Logs<L> {
    Answer<List<L>> logStreams();
}
