package dev.lifeline.tests.simulation;

import dev.lifeline.controller.store.PolicyVersions;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.List;
import java.util.Optional;

/** The policies as a function reads them: the store may be unavailable. */
final class PolicyPort implements PolicyVersions {
    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private final FunctionInstance function;

    PolicyPort(SimulatedStack stack, FunctionInstance function) {
        this.stack = stack;
        this.world = stack.world();
        this.function = function;
    }

    @Override
    public Optional<PolicyVersion> latest(String name) {
        return read(name, stack.policies().latest(name));
    }

    @Override
    public Optional<StoredPolicy> version(PolicyRef ref) {
        return read(ref, stack.policies().version(ref));
    }

    @Override
    public List<PolicyVersion> list() {
        return read("all", stack.policies().list());
    }

    private <T> T read(Object what, T found) {
        function.step("read policy", what);
        world.storeAnswers();
        return found;
    }
}
