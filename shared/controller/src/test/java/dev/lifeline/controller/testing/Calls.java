package dev.lifeline.controller.testing;

import java.util.ArrayList;
import java.util.List;

/** The calls of the ports, in order, across all stand-ins that share it. */
public final class Calls {
    private final List<Call> made = new ArrayList<>();

    /** A method of a port. */
    public enum Call {
        LOAD,
        CREATE,
        SAVE,
        KEEP,
        DELETE,
        SWEEP,
        DUE,
        ON_INSTANCE,
        JOURNAL,
        RUN,
        STOP,
        DESCRIBE,
        FIND,
        DETAILS,
        DEFINITION,
        CLUSTER,
        PUT_RECORD,
        RECORD
    }

    synchronized void note(Call call) {
        made.add(call);
    }

    public synchronized List<Call> made() {
        return List.copyOf(made);
    }

    public synchronized int count(Call call) {
        return (int) made.stream().filter(call::equals).count();
    }

    /** Starts counting anew. */
    public synchronized void clear() {
        made.clear();
    }
}
