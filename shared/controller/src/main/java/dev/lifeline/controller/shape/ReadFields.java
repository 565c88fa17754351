package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonToken;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.controller.shape.LearntFields.Field;
import dev.lifeline.controller.shape.LearntFields.Learnt;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of an object that was read, from which its description builds the value. */
final class ReadFields<R> extends Fields<R> {
    private final Learnt shape;
    private final Input in;

    /** The values by position of their fields; empty for missing fields. */
    private final @Nullable Object[] values;

    private final BitSet present = new BitSet();
    private Set<String> misspelled = Set.of();
    private boolean empty = true;
    private boolean failed;
    private int next;

    ReadFields(Learnt shape, Input in) {
        this.shape = shape;
        this.in = in;
        this.values = new Object[shape.fields().size()];
    }

    /** Reads the field of that key, at which the input is positioned. */
    void add(String key) throws IOException {
        empty = false;
        int at = shape.find(key, next);
        if (at < 0) {
            unknown(key);
        } else if (in.saysNothing()) {
            if (in.author() == Author.PERSON) {
                in.problem("has no value; write one, or leave it out");
            }
        } else if (present.get(at)) {
            in.problem("is duplicated");
            in.parser().skipChildren();
        } else {
            read(at);
        }
    }

    /** An unreadable field counts as missing; if it is required, the object is unreadable. */
    private void read(int at) throws IOException {
        Shape<Object> described = shape.fields().get(at).shape();
        int problems = in.problems().count();
        Object value = described.read(in);
        present.set(at);
        next = at + 1;
        boolean isFiller = in.takeFailure();
        boolean isNeeded = described.leftOut().isEmpty();
        if (isNeeded || !isFiller) {
            values[at] = value;
        }
        failed |= isNeeded && isFiller;
        if (in.author() == Author.AWS && !isNeeded) {
            in.problems().forgetFrom(problems);
        }
    }

    private void unknown(String key) throws IOException {
        boolean isNull = in.is(JsonToken.VALUE_NULL);
        boolean hasContent = in.skip();
        Optional<String> refusal = Optional.ofNullable(shape.refused().get(key));
        if (refusal.isPresent()) {
            if (!isNull) {
                in.problem(refusal.get());
            }
        } else if (!in.author().ignoresUnknown() && (hasContent || !in.author().mayWriteNothing())) {
            in.unknownField(shape.names());
            if (in.author().isChecked()) {
                misspelled = new HashSet<>(misspelled);
                Spelling.meant(key, shape.names()).ifPresent(misspelled::add);
            }
        }
    }

    /** Notes missing required fields. */
    void complete() {
        next = 0;
        for (int at = 0; at < values.length; at++) {
            Field field = shape.fields().get(at);
            if (!present.get(at) && field.shape().leftOut().isEmpty()) {
                failed = true;
                if (!misspelled.contains(field.name())) {
                    in.enter(field.name());
                    in.problem(field.shape().missing());
                    in.leave();
                }
            }
        }
        if (failed && in.author() != Author.PERSON) {
            in.fail();
        }
    }

    @Override
    public <T> T field(String name, Shape<T> described, Function<? super R, ? extends T> of) {
        Object value = values[next++];
        return value == null ? described.leftOut().orElse(described.filler()) : LearntFields.unchecked(value);
    }

    @Override
    public <T> Optional<T> optional(String name, Shape<T> described, Function<? super R, ? extends Optional<T>> of) {
        Object value = values[next++];
        return value == null ? Optional.empty() : LearntFields.unchecked(value);
    }

    @Override
    public <T> List<T> list(String name, Shape<T> element, Function<? super R, ? extends List<T>> of) {
        Object value = values[next++];
        return value == null ? List.of() : LearntFields.unchecked(value);
    }

    @Override
    public <S> S inline(Function<Fields<S>, S> description, Function<? super R, ? extends S> of) {
        return description.apply(LearntFields.unchecked(this));
    }

    @Override
    public void refuse(String name, String why) {}

    @Override
    public boolean isPresent(String name) {
        int at = shape.find(name, 0);
        return at >= 0 && present.get(at);
    }

    @Override
    public ObjectPlace here() {
        return new ObjectPlace(in.path(), misspelled, in.problems());
    }

    @Override
    boolean isEmpty() {
        return empty;
    }

    @Override
    boolean areChecked() {
        return in.author().isChecked();
    }

    @Override
    void rule(FieldRule rule) {}
}
