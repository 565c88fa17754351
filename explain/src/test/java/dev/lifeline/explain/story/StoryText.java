package dev.lifeline.explain.story;

import java.util.ArrayList;
import java.util.List;

/** A story as plain text. */
final class StoryText {
    private StoryText() {}

    static String of(Story story) {
        List<String> lines = new ArrayList<>();
        RunVerdict verdict = story.verdict();
        lines.add("result    " + verdict.result());
        verdict.cause().ifPresent(cause -> lines.add("cause     " + cause));
        verdict.evidence().ifPresent(evidence -> lines.add("evidence  " + evidence));
        lines.add("tried     " + verdict.tried());
        lines.add("next      " + verdict.next());
        story.otherwise().forEach(other -> lines.add("otherwise " + other));
        story.chapters().forEach(chapter -> {
            lines.add("");
            lines.add(Moments.second(chapter.at()) + "  attempt " + chapter.attempt() + ", " + chapter.title());
            chapter.sentences().forEach(sentence -> lines.add("    " + sentence));
        });
        return String.join("\n", lines) + "\n";
    }
}
