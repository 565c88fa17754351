package dev.lifeline.controller.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.container.ErrorName;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Namespace;
import dev.lifeline.lifecycle.run.Nonce;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.RunId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** How the core's types look in JSON. The core itself knows of no JSON, so it stands here. */
final class CoreModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** Types of several cases: each is written as an object with its case's name as {@code kind}. */
    private static final List<Class<?>> CASES =
            List.of(Phase.class, Launch.class, Stop.class, Compute.class, Essentials.class, Effect.class);

    CoreModule() {
        super("lifeline-core");
        // The one kind of time that runs have: Jackson's module for all of them is loaded in every cold start.
        word(Instant.class, Instant::toString, Instant::parse);
        word(EcsStatus.class, EcsStatus::toString, EcsStatus::of);
        word(StopCode.class, StopCode::text, StopCode::of);
        word(LaunchType.class, LaunchType::toString, LaunchType::of);
        word(ErrorName.class, ErrorName::text, CoreModule::errorName);
        word(Reason.class, Reason::text, Reason::of);
        word(TaskRef.class, TaskRef::arn, TaskRef::new);
        word(RunId.class, RunId::value, RunId::new);
        word(Namespace.class, Namespace::value, Namespace::new);
        word(Nonce.class, Nonce::toString, Nonce::of);
        for (Class<?> type : CASES) {
            setMixInAnnotation(type, Tagged.class);
            for (Class<?> kind : type.getPermittedSubclasses()) {
                registerSubtypes(new NamedType(kind, kind.getSimpleName()));
            }
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Tagged {}

    private static ErrorName errorName(String text) {
        return ErrorName.Known.parse(text).<ErrorName>map(known -> known).orElseGet(() -> new ErrorName.Unknown(text));
    }

    /** A type that is one word to people is one word in JSON. */
    private <T> void word(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new WordSerializer<>(type, write));
        addDeserializer(type, new WordDeserializer<>(type, read));
    }

    private static final class WordSerializer<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> write;

        WordSerializer(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(write.apply(value));
        }

        @Override
        public void serializeWithType(T value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            serialize(value, out, provider);
        }
    }

    private static final class WordDeserializer<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> read;

        WordDeserializer(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return read.apply(in.getValueAsString(""));
        }
    }
}
