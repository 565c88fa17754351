package dev.lifeline.controller.shape;

import dev.lifeline.controller.shape.FieldRule.OneOfWords;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of an object that represents an {@code R}, as its description names them. A description is one expression
 * that builds the {@code R} from its fields. It runs once with filler values to learn the fields, and again for each
 * object that is read. So it must name the same fields in the same order for all values.
 */
public abstract class Fields<R> {
    Fields() {}

    /** A required field. */
    public abstract <T> T field(String name, Shape<T> shape, Function<? super R, ? extends T> of);

    /** An optional field. */
    public <T> Optional<T> optional(String name, Shape<T> shape, Function<? super R, ? extends Optional<T>> of) {
        return field(name, shape.optional(), of);
    }

    /** A field with a list, which is omitted if it is empty. */
    public <T> List<T> list(String name, Shape<T> element, Function<? super R, ? extends List<T>> of) {
        return field(name, Many.list(element), of);
    }

    /** The fields of a part without a separate object. */
    public abstract <S> S inline(Function<Fields<S>, S> description, Function<? super R, ? extends S> of);

    /** A required field of a document that is only read. */
    public final <T> T field(String name, Shape<T> shape) {
        return field(name, shape, object -> {
            throw onlyRead();
        });
    }

    /** An optional field of a document that is only read. */
    public final <T> Optional<T> optional(String name, Shape<T> shape) {
        return optional(name, shape, object -> {
            throw onlyRead();
        });
    }

    /** The fields of a part, in a document that is only read. */
    public final <S> S inline(Function<Fields<S>, S> description) {
        return inline(description, object -> {
            throw onlyRead();
        });
    }

    private static IllegalStateException onlyRead() {
        return new IllegalStateException("a document that is only read");
    }

    /** A field that AWS knows and that is not allowed here. */
    public abstract void refuse(String name, String why);

    public abstract boolean isPresent(String name);

    /** The object, for checks across fields. */
    public abstract ObjectPlace here();

    /** Whether limits are checked and each of these fields is valid so far, so that one mistake gives one problem. */
    public final boolean areSound(String... names) {
        return areChecked() && Arrays.stream(names).allMatch(here()::isSound);
    }

    /** Notes a problem of a field. */
    public final void problem(String name, String message) {
        here().problem(name, message);
    }

    /** At least one field is required. */
    public final void needSome(String message) {
        rule(new FieldRule.Some());
        if (areChecked() && isEmpty()) {
            here().problem(message);
        }
    }

    /** Exactly one of these fields is required. */
    public final void needOne(String message, List<String> names) {
        rule(new FieldRule.One(names));
        if (areSound(names.toArray(String[]::new))
                && names.stream().filter(this::isPresent).count() != 1) {
            here().problem(message);
        }
    }

    /** Two fields that exclude each other. */
    public final void exclude(String name, String other, String message) {
        rule(new FieldRule.Either(name, other));
        if (areChecked() && isPresent(name) && isPresent(other)) {
            problem(name, message);
        }
    }

    /** A field that is not allowed if another one has one of these words. */
    public final void forbid(String name, OneOfWords when, String message) {
        rule(new FieldRule.Forbidden(name, when));
        if (when.holds() && isPresent(name) && areSound(name, when.field())) {
            problem(name, message);
        }
    }

    /** A field that is required if another one has one of these words, and is missing if {@code when} holds. */
    public final void require(String name, OneOfWords when, String message) {
        rule(new FieldRule.Required(name, when));
        if (when.holds() && areSound(name, when.field())) {
            problem(name, message);
        }
    }

    abstract boolean areChecked();

    abstract boolean isEmpty();

    abstract void rule(FieldRule rule);
}
