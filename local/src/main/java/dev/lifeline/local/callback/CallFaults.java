package dev.lifeline.local.callback;

import dev.lifeline.simulator.script.CallFault.CallFaultKind;
import java.util.Optional;

/** What a script does to a call. Asking counts as a call. */
@FunctionalInterface
public interface CallFaults {

    Optional<CallFaultKind> next(CallbackOperation operation);
}
