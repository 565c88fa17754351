package dev.lifeline.controller.shape;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Problems;
import java.util.Set;

/**
 * The place of an object in a document, for its problems.
 *
 * @param misspelled the misspelled fields
 */
public record ObjectPlace(String path, Set<String> misspelled, Problems problems) {

    /** The place of an object that was not read. */
    public static ObjectPlace nowhere() {
        return new ObjectPlace("", Set.of(), new Problems());
    }

    /** Whether the field, present or not, has no problem. */
    public boolean isSound(String name) {
        return problems.noneAt(at(name)) && !misspelled.contains(name);
    }

    /** Notes a problem of a field. */
    public void problem(String name, String message) {
        problems.add(new Problem(at(name), message));
    }

    /** Notes a problem of the whole object. */
    public void problem(String message) {
        problems.add(new Problem(path, message));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
