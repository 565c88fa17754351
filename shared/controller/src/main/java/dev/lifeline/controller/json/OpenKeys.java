package dev.lifeline.controller.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys of the objects that a reading is in, to find one that an object has twice. Most objects have few keys, and
 * comparing their hashes one by one costs less than a set for each object.
 */
final class OpenKeys {
    private static final int FEW = 64;

    private String[] keys = new String[FEW];
    private int[] hashes = new int[FEW];
    private int end;

    /** The keys of one object. */
    final class Level {
        private final int start = end;
        private Set<String> many = Set.of();

        /** Whether the object had no such key before. */
        boolean add(String key) {
            if (end - start < FEW) {
                return addToFew(key);
            }
            if (many.isEmpty()) {
                many = new HashSet<>(Arrays.asList(keys).subList(start, end));
            }
            return many.add(key);
        }

        private boolean addToFew(String key) {
            int hash = key.hashCode();
            for (int at = start; at < end; at++) {
                if (hashes[at] == hash && keys[at].equals(key)) {
                    return false;
                }
            }
            append(key, hash);
            return true;
        }

        /** The object ends; those within it have ended before. */
        void close() {
            end = start;
        }
    }

    private void append(String key, int hash) {
        if (end == keys.length) {
            keys = Arrays.copyOf(keys, 2 * end);
            hashes = Arrays.copyOf(hashes, 2 * end);
        }
        keys[end] = key;
        hashes[end++] = hash;
    }
}
