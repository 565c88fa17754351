package dev.lifeline.controller.port;

/** Takes what the controller reports while it works. Called on the thread that works, so it must be quick. */
@FunctionalInterface
public interface Notes {
    void add(Note note);

    /** Each note goes here first, then there. */
    default Notes and(Notes other) {
        return note -> {
            add(note);
            other.add(note);
        };
    }
}
