package dev.lifeline.tests;

import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.TaskRunner;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Lets a function die once, before or after its n-th call of a port, store and runner counted together. Looking for
 * what is due does not count: nothing can be lost there, and how often it happens depends on the time.
 */
final class Death {
    private final Moment moment;
    private final int call;
    private int calls;
    private boolean died;

    Death(Moment moment, int call) {
        this.moment = moment;
        this.call = call;
    }

    static Death never() {
        return new Death(Moment.BEFORE, 0);
    }

    enum Moment {
        BEFORE,
        AFTER
    }

    /** The function is dead: nothing of it goes on, and nobody catches this. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    int calls() {
        return calls;
    }

    boolean died() {
        return died;
    }

    RunStore of(RunStore store) {
        return RunStore.class.cast(mortal(RunStore.class, store));
    }

    TaskRunner of(TaskRunner runner) {
        return TaskRunner.class.cast(mortal(TaskRunner.class, runner));
    }

    private Object mortal(Class<?> port, Object adapter) {
        InvocationHandler calling = (proxy, method, arguments) -> call(adapter, method, arguments);
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, calling);
    }

    private Object call(Object adapter, Method method, Object[] arguments) throws Throwable {
        boolean counted = !method.getName().equals("due");
        calls += counted ? 1 : 0;
        dieIf(counted && moment == Moment.BEFORE);
        try {
            Object answer = method.invoke(adapter, arguments);
            dieIf(counted && moment == Moment.AFTER);
            return answer;
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    private void dieIf(boolean itsTime) {
        if (itsTime && calls == call) {
            died = true;
            throw new Died();
        }
    }

    @Override
    public String toString() {
        return call == 0 ? "undisturbed" : "died " + moment + " call " + call;
    }
}
