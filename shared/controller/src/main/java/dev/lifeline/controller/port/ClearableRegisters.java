package dev.lifeline.controller.port;

/** Registers whose values people may delete. */
public interface ClearableRegisters extends Registers {

    /** Forgets a value, whatever it is. */
    void delete(String name);
}
