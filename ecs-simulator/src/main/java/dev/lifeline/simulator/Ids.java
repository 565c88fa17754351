package dev.lifeline.simulator;

import java.util.random.RandomGenerator;

/** Identifiers in the shapes of AWS, from one seeded generator. */
final class Ids {
    private static final String DIGITS = "0123456789abcdef";

    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    String hex(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(random.nextInt(16)));
        }
        return text.toString();
    }

    String uuid() {
        return String.join("-", hex(8), hex(4), "4" + hex(3), "a" + hex(3), hex(12));
    }

    String mac() {
        return String.join(":", "0a", hex(2), hex(2), hex(2), hex(2), hex(2));
    }

    String privateAddress() {
        return "10.0." + random.nextInt(256) + "." + random.nextInt(4, 255);
    }

    /** A ten-digit number, as at the end of Fargate's runtime ids. */
    String number() {
        return String.valueOf(random.nextLong(1_000_000_000L, 10_000_000_000L));
    }

    /** From 0 to the limit, both inclusive. */
    long upTo(long limit) {
        return limit == 0 ? 0 : random.nextLong(limit + 1);
    }
}
