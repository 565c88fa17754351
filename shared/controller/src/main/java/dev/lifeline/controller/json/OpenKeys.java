package dev.lifeline.controller.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys of the objects being read, to find duplicates. Most objects have few keys, and comparing their hashes one by
 * one is cheaper than a set per object.
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

        /** Adds a key; false if the object already has it. */
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

        /** Ends the object, after those inside it. */
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
