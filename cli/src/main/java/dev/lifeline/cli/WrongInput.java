package dev.lifeline.cli;

/** Invalid input. The message says what, where, and what is expected. */
final class WrongInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongInput(String message) {
        super(message);
    }

    WrongInput(String message, Throwable cause) {
        super(message, cause);
    }
}
