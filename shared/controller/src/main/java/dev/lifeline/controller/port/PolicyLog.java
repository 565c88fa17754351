package dev.lifeline.controller.port;

/**
 * Is told of each stored policy that cannot be read when it is found out, and again for as long as it is asked for:
 * once each time that the policies are read anew, not once an event.
 */
@FunctionalInterface
public interface PolicyLog {
    void unreadable(UnreadablePolicy policy);
}
