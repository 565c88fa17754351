package dev.lifeline.functions.trace;

import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;

/** The spans of one function: one per invocation, one per message in it, and one per decision in these. */
public interface Spans extends Notes {
    /** For functions that are not traced. */
    Spans NONE = new Spans() {
        @Override
        public <E extends Exception> void invocation(String request, TraceHeader caller, Work<E> work) throws E {
            work.run();
        }

        @Override
        public <E extends Exception> void message(String id, String queue, TraceHeader sender, Work<E> work) throws E {
            work.run();
        }

        @Override
        public void add(Note note) {}
    };

    /** What is done in a span. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws E;
    }

    /**
     * Does the work of an invocation, as part of its caller's trace.
     *
     * @param request the id of the invocation
     */
    <E extends Exception> void invocation(String request, TraceHeader caller, Work<E> work) throws E;

    /**
     * Does the work of one message of a queue.
     *
     * @param sender the trace in which it was sent
     */
    <E extends Exception> void message(String id, String queue, TraceHeader sender, Work<E> work) throws E;
}
