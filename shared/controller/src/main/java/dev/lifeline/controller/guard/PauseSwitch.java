package dev.lifeline.controller.guard;

import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.port.ClearableRegisters;
import dev.lifeline.controller.port.Registers.Register;
import dev.lifeline.lifecycle.guard.Paused;
import java.util.Optional;

/** The one switch that pauses every call that changes something, while decisions go on. */
public record PauseSwitch(ClearableRegisters registers) {

    /** Throws it; where it was thrown before, that pause and its reason stay. What holds afterwards. */
    public Paused pause(Paused pause) {
        registers.write(new Register(GuardState.PAUSE, GuardCodec.PAUSED.text(pause), 0), Optional.empty());
        return paused().orElse(pause);
    }

    /** Throws it back; the pause that is over, if there was one. */
    public Optional<Paused> resume() {
        Optional<Paused> over = paused();
        registers.delete(GuardState.PAUSE);
        return over;
    }

    private Optional<Paused> paused() {
        return registers.read(GuardState.PAUSE).map(register -> GuardCodec.PAUSED.parse(register.value()));
    }
}
