package dev.lifeline.controller.guard;

import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.store.ClearableRegisters;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.lifecycle.guard.Paused;
import java.util.Optional;

/** The switch that pauses every launch and stop, while decisions continue. */
public record PauseSwitch(ClearableRegisters registers) {

    /** Turns it on; an existing pause keeps its reason. Returns the pause. */
    public Paused pause(Paused pause) {
        registers.write(new Register(GuardState.PAUSE, GuardCodec.PAUSED.text(pause), 0), Optional.empty());
        return paused().orElse(pause);
    }

    /** Turns it off and returns the pause that ended, if any. */
    public Optional<Paused> resume() {
        Optional<Paused> over = paused();
        registers.delete(GuardState.PAUSE);
        return over;
    }

    private Optional<Paused> paused() {
        return registers.read(GuardState.PAUSE).map(register -> GuardCodec.PAUSED.parse(register.value()));
    }
}
