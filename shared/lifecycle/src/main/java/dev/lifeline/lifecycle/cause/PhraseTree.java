package dev.lifeline.lifecycle.cause;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tree of phrases, so that one pass over a text finds all of them. A phrase is a sequence of words, where {@code *}
 * is any one word and {@code abc*} any word with that prefix.
 */
final class PhraseTree<T> {
    private final Node<T> root = new Node<>();

    private static final class Node<T> {
        private final Map<String, Node<T>> next = new HashMap<>(4);
        private final Map<String, Node<T>> beginnings = new HashMap<>(1);
        private @Nullable Node<T> any;
        private final List<T> ends = new ArrayList<>(1);
    }

    /** A found phrase: its beginning and exclusive end. */
    interface PhraseVisitor<T> {
        void found(T value, int from, int to);
    }

    void add(List<String> phrase, T value) {
        Node<T> node = root;
        for (String word : phrase) {
            node = step(node, word);
        }
        node.ends.add(value);
    }

    private static <T> Node<T> step(Node<T> node, String word) {
        if (word.equals("*")) {
            if (node.any == null) {
                node.any = new Node<>();
            }
            return node.any;
        }
        return word.endsWith("*")
                ? node.beginnings.computeIfAbsent(word.substring(0, word.length() - 1), any -> new Node<>())
                : node.next.computeIfAbsent(word, any -> new Node<>());
    }

    /** Reports each phrase that begins at a word of the text. */
    void find(List<String> words, int from, PhraseVisitor<T> found) {
        walk(root, words, from, from, found);
    }

    private static <T> void walk(Node<T> node, List<String> words, int from, int at, PhraseVisitor<T> found) {
        for (T value : node.ends) {
            found.found(value, from, at);
        }
        if (at == words.size()) {
            return;
        }
        String word = words.get(at);
        Node<T> next = node.next.get(word);
        if (next != null) {
            walk(next, words, from, at + 1, found);
        }
        node.beginnings.forEach((beginning, rest) -> {
            if (word.startsWith(beginning)) {
                walk(rest, words, from, at + 1, found);
            }
        });
        if (node.any != null) {
            walk(node.any, words, from, at + 1, found);
        }
    }

    /**
     * The values of phrases that begin at the given word and are truncated by the end of the text: within a word, or
     * after at least two words. Complete phrases are not included.
     */
    List<T> cut(List<String> words, int from) {
        int last = words.size() - 1;
        @Nullable Node<T> node = root;
        for (int at = from; at < last && node != null; at++) {
            node = node.next.get(words.get(at));
        }
        List<T> all = new ArrayList<>();
        if (node != null) {
            collectCut(node, words.get(last), from < last, all);
        }
        return all;
    }

    private static <T> void collectCut(Node<T> before, String last, boolean severalWords, List<T> all) {
        before.next.forEach((word, after) -> {
            if (word.equals(last) && severalWords) {
                after.next.values().forEach(rest -> collect(rest, all));
            } else if (word.startsWith(last) && !word.equals(last)) {
                collect(after, all);
            }
        });
    }

    private static <T> void collect(Node<T> node, List<T> all) {
        all.addAll(node.ends);
        node.next.values().forEach(rest -> collect(rest, all));
    }
}
