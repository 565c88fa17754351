package dev.lifeline.controller.shape;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of an object that stands for an {@code R}, as its description names them. A description is one expression
 * that makes the {@code R} out of its fields: it runs once to learn the fields, with fillers for their values, and
 * again for each object that was read. So it names the same fields in the same order whatever their values are.
 */
public abstract sealed class Fields<R> permits LearntFields, ReadFields {

    /**
     * What is so where a field has one of these words.
     *
     * @param holds whether it is so here
     */
    public record When(boolean holds, String field, List<String> words) {}

    Fields() {}

    /** A field that is read and written. */
    public abstract <T> T field(String name, Shape<T> shape, Function<? super R, ? extends T> of);

    /** A field that may be left out. */
    public <T> Optional<T> optional(String name, Shape<T> shape, Function<? super R, ? extends Optional<T>> of) {
        return field(name, shape.optional(), of);
    }

    /** A field with a list, which is left out if that is empty. */
    public <T> List<T> list(String name, Shape<T> element, Function<? super R, ? extends List<T>> of) {
        return field(name, Many.list(element), of);
    }

    /** The fields of a part that has no object of its own. */
    public abstract <S> S inline(Function<Fields<S>, S> description, Function<? super R, ? extends S> of);

    /** A field of a document that is only read. */
    public final <T> T field(String name, Shape<T> shape) {
        return field(name, shape, object -> {
            throw onlyRead();
        });
    }

    /** A field that may be left out, of a document that is only read. */
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

    /** A field that others know and that must be left out here. */
    public abstract void refuse(String name, String why);

    public abstract boolean isPresent(String name);

    /** The object, for what depends on others of its document. */
    public abstract Place here();

    /** Whether limits are checked and each of these fields is as its author meant it: one mistake is one problem. */
    public final boolean areSound(String... names) {
        return areChecked() && Arrays.stream(names).allMatch(here()::isSound);
    }

    /** Notes what is wrong with a field. */
    public final void problem(String name, String message) {
        here().problem(name, message);
    }

    /** There must be some field. */
    public final void needSome(String message) {
        rule(new Rule.Some());
        if (areChecked() && isEmpty()) {
            here().problem(message);
        }
    }

    /** A field that must be left out where the other one is there. */
    public final void exclude(String name, String other, String message) {
        rule(new Rule.Either(name, other));
        if (areChecked() && isPresent(name) && isPresent(other)) {
            problem(name, message);
        }
    }

    /** A field that must be left out where another one has one of these words. */
    public final void forbid(String name, When when, String message) {
        rule(new Rule.Forbidden(name, when));
        if (when.holds() && isPresent(name) && areSound(name, when.field())) {
            problem(name, message);
        }
    }

    /** A field that must be there where another one has one of these words, and is not where {@code when} holds. */
    public final void require(String name, When when, String message) {
        rule(new Rule.Required(name, when));
        if (when.holds() && areSound(name, when.field())) {
            problem(name, message);
        }
    }

    abstract boolean areChecked();

    abstract boolean isEmpty();

    abstract void rule(Rule rule);
}
