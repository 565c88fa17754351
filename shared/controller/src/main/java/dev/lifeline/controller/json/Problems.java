package dev.lifeline.controller.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The problems of a document, in the order in which they were found: the first per path. */
public final class Problems {
    private final List<Problem> problems = new ArrayList<>();
    private final TreeSet<String> paths = new TreeSet<>();

    public void add(Problem problem) {
        if (paths.add(problem.path())) {
            problems.add(problem);
        }
    }

    /** Whether the value at the path and everything in it is valid. */
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

    /** Drops those beyond a number. */
    public void forgetFrom(int count) {
        List<Problem> late = problems.subList(count, problems.size());
        late.forEach(problem -> paths.remove(problem.path()));
        late.clear();
    }

    public List<Problem> all() {
        return List.copyOf(problems);
    }
}
