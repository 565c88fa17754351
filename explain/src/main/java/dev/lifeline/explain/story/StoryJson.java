package dev.lifeline.explain.story;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;

/** A story as data. Every field is present; a missing value is {@code null}. */
public final class StoryJson {
    private StoryJson() {}

    public static ObjectNode of(Story story) {
        ObjectNode json = JsonTree.object();
        json.set("verdict", verdict(story.verdict()));
        ArrayNode otherwise = json.putArray("otherwise");
        story.otherwise().forEach(otherwise::add);
        json.put("whole", story.isWhole());
        ArrayNode chapters = json.putArray("story");
        story.chapters().forEach(chapter -> {
            ObjectNode node = chapters.addObject()
                    .put("at", chapter.at().toString())
                    .put("attempt", chapter.attempt())
                    .put("title", chapter.title());
            ArrayNode sentences = node.putArray("sentences");
            chapter.sentences().forEach(sentences::add);
        });
        return json;
    }

    private static ObjectNode verdict(RunVerdict verdict) {
        ObjectNode json = JsonTree.object()
                .put("asOf", verdict.asOf().toString())
                .put("result", verdict.result())
                .put("cause", verdict.cause().orElse(null))
                .put("evidence", verdict.evidence().orElse(null))
                .put("tried", verdict.tried())
                .put("next", verdict.next());
        ArrayNode links = json.putArray("links");
        verdict.links()
                .forEach(link -> links.addObject().put("words", link.words()).put("address", link.address()));
        return json;
    }
}
