package dev.lifeline.controller.store;

/** Registers whose values can be deleted. */
public interface ClearableRegisters extends Registers {

    /** Deletes a value unconditionally. */
    void delete(String name);
}
