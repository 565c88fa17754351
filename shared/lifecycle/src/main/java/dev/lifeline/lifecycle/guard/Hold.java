package dev.lifeline.lifecycle.guard;

import java.time.Instant;
import java.util.function.UnaryOperator;

/** Why a call is not made now, and when it may be. */
public sealed interface Hold {
    String reason();

    Instant until();

    /** The same with another reason. */
    Hold saying(UnaryOperator<String> words);

    /** Until then at least; then it is checked again. */
    record Barred(String reason, Instant until) implements Hold {
        @Override
        public Hold saying(UnaryOperator<String> words) {
            return new Barred(words.apply(reason), until);
        }
    }

    /** The call has its own slot, and need not wait for another. */
    record Slot(String reason, Instant until) implements Hold {
        @Override
        public Hold saying(UnaryOperator<String> words) {
            return new Slot(words.apply(reason), until);
        }
    }
}
