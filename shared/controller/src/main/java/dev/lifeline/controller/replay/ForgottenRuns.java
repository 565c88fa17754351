package dev.lifeline.controller.replay;

import dev.lifeline.lifecycle.identity.RunKey;

/**
 * The names of forgotten runs, so that a late event of one does not start a new run: 64 bits of each, a million in
 * constant space. If a row is full, its oldest entry is dropped.
 */
public final class ForgottenRuns {
    private static final int ROW = 16;
    private static final int ROWS = 1 << 16;
    private static final int DIGITS = 16;

    private long[] names = new long[0];

    public void add(RunKey run) {
        if (names.length == 0) {
            names = new long[ROWS * ROW];
        }
        long name = name(run);
        int row = row(name);
        System.arraycopy(names, row, names, row + 1, ROW - 1);
        names[row] = name;
    }

    public boolean contains(RunKey run) {
        if (names.length == 0) {
            return false;
        }
        long name = name(run);
        int row = row(name);
        for (int at = row; at < row + ROW; at++) {
            if (names[at] == name) {
                return true;
            }
        }
        return false;
    }

    private static int row(long name) {
        return (int) (name & (ROWS - 1)) * ROW;
    }

    /** A key ends in the digits of a hash. */
    private static long name(RunKey run) {
        String key = run.value();
        return Long.parseUnsignedLong(key, key.length() - DIGITS, key.length(), 16);
    }
}
