package dev.lifeline.controller.shape;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Problems;
import java.util.Set;

/**
 * An object of a document, for what is found to be wrong with it.
 *
 * @param misspelled the fields that its author meant and did not spell so
 */
public record Place(String path, Set<String> misspelled, Problems problems) {

    /** Of an object that nobody wrote. */
    public static Place nowhere() {
        return new Place("", Set.of(), new Problems());
    }

    /** Whether the field, present or not, is as its author meant it. */
    public boolean isSound(String name) {
        return problems.noneAt(at(name)) && !misspelled.contains(name);
    }

    /** Notes what is wrong with a field. */
    public void problem(String name, String message) {
        problems.add(new Problem(at(name), message));
    }

    /** Notes what is wrong with the object as a whole. */
    public void problem(String message) {
        problems.add(new Problem(path, message));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
