package dev.lifeline.controller.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What is wrong with a document, in the order in which it was found: one problem for each path, the first. */
public final class Problems {
    private final List<Problem> problems = new ArrayList<>();
    private final TreeSet<String> paths = new TreeSet<>();

    public void add(Problem problem) {
        if (paths.add(problem.path())) {
            problems.add(problem);
        }
    }

    /** Whether nothing is wrong with the value at the path, nor with anything in it. */
    public boolean noneAt(String path) {
        return !paths.contains(path) && noneBelow(path + ".") && noneBelow(path + "[");
    }

    private boolean noneBelow(String prefix) {
        return Optional.ofNullable(paths.ceiling(prefix))
                .filter(path -> path.startsWith(prefix))
                .isEmpty();
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    public int count() {
        return problems.size();
    }

    /** Forgets those that were added when there were so many already. */
    public void forgetFrom(int count) {
        List<Problem> late = problems.subList(count, problems.size());
        late.forEach(problem -> paths.remove(problem.path()));
        late.clear();
    }

    public List<Problem> all() {
        return List.copyOf(problems);
    }
}
