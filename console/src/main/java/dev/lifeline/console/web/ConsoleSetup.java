package dev.lifeline.console.web;

import dev.lifeline.console.action.ConsoleActions;
import dev.lifeline.console.view.ViewSource;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a console serves.
 *
 * @param keys of this start
 * @param stack in words, such as {@code lifeline in region eu-west-1}
 * @param actions empty if it only shows
 * @param clock of the runs, which may be ahead of this machine's in a simulation
 */
public record ConsoleSetup(
        ConsoleKeys keys, String stack, ViewSource views, Optional<ConsoleActions> actions, InstantSource clock) {

    /**
     * What a page must know, each at least 128 random bits.
     *
     * @param token in the printed link
     * @param session the value of the cookie
     * @param secret of the actions
     */
    public record ConsoleKeys(String token, String session, String secret) {
        public static ConsoleKeys random(RandomGenerator random) {
            return new ConsoleKeys(text(random), text(random), text(random));
        }

        private static String text(RandomGenerator random) {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }
}
