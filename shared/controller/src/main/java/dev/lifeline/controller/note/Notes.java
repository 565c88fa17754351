package dev.lifeline.controller.note;

/** Receives the controller's notes. Called on the working thread, so it must be quick. */
@FunctionalInterface
public interface Notes {
    void add(Note note);

    /** Passes each note to this listener, then to the other. */
    default Notes and(Notes other) {
        return note -> {
            add(note);
            other.add(note);
        };
    }
}
