package dev.lifeline.tests;

import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.ecs.TaskClusters;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.store.InstanceRuns;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.TablePorts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Lets a function die once, before or after its n-th call of a port, store and ECS counted together. Queries for due
 * runs do not count: nothing can be lost there, and their number depends on the time.
 */
final class PlannedDeath {
    private final DeathMoment moment;
    private final int call;
    private int calls;
    private boolean died;

    PlannedDeath(DeathMoment moment, int call) {
        this.moment = moment;
        this.call = call;
    }

    static PlannedDeath never() {
        return new PlannedDeath(DeathMoment.BEFORE, 0);
    }

    enum DeathMoment {
        BEFORE,
        AFTER
    }

    int calls() {
        return calls;
    }

    boolean died() {
        return died;
    }

    TablePorts of(TablePorts table) {
        return new TablePorts(
                of(RunStore.class, table.runs()),
                table.due(),
                of(InstanceRuns.class, table.instances()),
                table.policies(),
                table.launches(),
                table.quarantine(),
                table.registers(),
                table.slots(),
                table.listing());
    }

    EcsPorts of(EcsPorts ecs) {
        return new EcsPorts(
                of(TaskRunner.class, ecs.runner()),
                of(TaskFinder.class, ecs.finder()),
                of(TaskDefinitions.class, ecs.definitions()),
                of(TaskClusters.class, ecs.clusters()));
    }

    private <T> T of(Class<T> port, T adapter) {
        InvocationHandler calling = (proxy, method, arguments) -> call(adapter, method, arguments);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, calling));
    }

    private Object call(Object adapter, Method method, Object[] arguments) throws Throwable {
        calls++;
        dieIf(moment == DeathMoment.BEFORE);
        try {
            Object answer = method.invoke(adapter, arguments);
            dieIf(moment == DeathMoment.AFTER);
            return answer;
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    private void dieIf(boolean itsTime) {
        if (itsTime && calls == call) {
            died = true;
            throw new FunctionDeath(toString());
        }
    }

    @Override
    public String toString() {
        return call == 0 ? "undisturbed" : "died " + moment + " call " + call;
    }
}
