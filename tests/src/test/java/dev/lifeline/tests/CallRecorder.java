package dev.lifeline.tests;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Records every call to AWS that a function makes in the threads of some work, but not other calls of this JVM. The SDK
 * finds it by its name in a resource.
 */
public final class CallRecorder implements ExecutionInterceptor {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final Queue<RecordedCall> CALLS = new ConcurrentLinkedQueue<>();

    /** Inherited by every thread that the work starts. */
    private static final ThreadLocal<Boolean> RECORDING = new InheritableThreadLocal<>() {
        @Override
        protected Boolean initialValue() {
            return false;
        }
    };

    /**
     * One call.
     *
     * @param answered without an error
     */
    public record RecordedCall(String function, SdkRequest request, boolean answered) {}

    static <T> T recording(Supplier<T> work) {
        RECORDING.set(true);
        try {
            return work.get();
        } finally {
            RECORDING.remove();
        }
    }

    static Queue<RecordedCall> calls() {
        return CALLS;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        record(context.request(), true);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        record(context.request(), false);
    }

    private static void record(SdkRequest request, boolean answered) {
        if (RECORDING.get()) {
            function().ifPresent(name -> CALLS.add(new RecordedCall(name, request, answered)));
        }
    }

    /** The handler that this thread works for; none for a test or for the local cloud itself. */
    private static Optional<String> function() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(RequestStreamHandler.class::isAssignableFrom)
                .filter(handler -> handler.getPackageName().equals("dev.lifeline.functions"))
                .map(handler -> handler.getSimpleName().replaceFirst("Handler$", ""))
                .findFirst());
    }
}
