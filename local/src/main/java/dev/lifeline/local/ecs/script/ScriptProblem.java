package dev.lifeline.local.ecs.script;

/**
 * One thing wrong with a script.
 *
 * @param path where in the document, e.g. {@code behaviours[0].attempts[1].pull.error}
 * @param hint what to write instead
 */
public record ScriptProblem(String file, String path, String problem, String hint) {
    @Override
    public String toString() {
        return file + ": " + path + ": " + problem + " " + hint;
    }
}
