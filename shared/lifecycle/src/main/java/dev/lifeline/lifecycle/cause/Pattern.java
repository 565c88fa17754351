package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.text.Glob;
import java.util.List;
import java.util.Optional;

/** One entry of the catalogue: which texts, in which circumstances, mean which cause. */
final class Pattern {
    private final String id;
    private final Cause cause;
    private final When when;
    private final Glob text;

    /** Most entries ask neither; every end is held against all entries, so that this is worth knowing beforehand. */
    private final boolean asksHow;

    private final boolean asksWhere;

    /** @param text over the whole of a text */
    Pattern(String id, Cause cause, When when, Glob text) {
        this.id = id;
        this.cause = cause;
        this.when = when;
        this.text = text;
        this.asksHow = when.asksHow();
        this.asksWhere = when.asksWhere();
    }

    /** The first evidence that the entry matches. */
    Optional<Classification> classify(Ending ending) {
        if (asksHow && !when.holdsFor(ending)) {
            return Optional.empty();
        }
        List<Evidence> all = ending.evidence();
        for (int each = 0; each < all.size(); each++) {
            Evidence evidence = all.get(each);
            boolean admitted = asksWhere ? when.admits(evidence) : evidence.place() != Evidence.Place.EXIT;
            if (admitted && text.matches(evidence.normal())) {
                return Optional.of(new Classification(
                        cause, Symptom.UNKNOWN, id, evidence.text(), evidence.container(), evidence.exitCode()));
            }
        }
        return Optional.empty();
    }
}
