package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.report.DescriptionJson;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.explain.picture.TimelineSvg;
import dev.lifeline.explain.story.Story;
import dev.lifeline.explain.story.StoryJson;
import dev.lifeline.explain.story.Told;
import dev.lifeline.explain.timeline.Timeline;
import dev.lifeline.explain.timeline.Timelines;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.ShadowLife;
import java.util.List;
import java.util.Optional;

/** A run with its journal, each decision under its revision. */
record OneRunView(ConsolePorts ports, PolicySource policies) {

    ObjectNode read(RunId id) {
        return ports.runs()
                .load(id)
                .map(Stored::run)
                .map(this::of)
                .orElseGet(() -> JsonTree.object().put("missing", id.value()));
    }

    private ObjectNode of(Run run) {
        ObjectNode view = JsonTree.object();
        view.set("run", DescriptionJson.RUN.tree(ports.describer().describe(run)));
        run.shadow().map(OneRunView::shadow).ifPresent(shadow -> view.set("shadow", shadow));
        List<JournalEntry> entries = ports.journals().journal(run.id());
        view.set(
                "story",
                StoryJson.of(Story.of(
                        new Told(run, entries, policy(run), ports.clock().instant()))));
        ObjectNode journal = view.putObject("journal");
        for (JournalEntry entry : entries) {
            journal.set(String.valueOf(entry.revision()), decision(entry.explanation()));
        }
        return view;
    }

    /** The story does without one that cannot be read. */
    private Optional<Policy> policy(Run run) {
        try {
            return policies.policy(run.policy());
        } catch (UnreadablePolicy damaged) {
            return Optional.empty();
        }
    }

    private static ObjectNode decision(Explanation why) {
        ObjectNode json = ReportJson.of(why);
        why.shadow()
                .filter(Explanation.ShadowVerdict::parts)
                .ifPresent(other ->
                        json.put("shadow", other.policy() + " would have decided differently: " + other.words()));
        return json;
    }

    static ObjectNode shadow(ShadowLife life) {
        ObjectNode json = JsonTree.object().put("policy", life.policy().toString());
        life.parting()
                .ifPresent(parting -> json.put("attempt", parting.attempt())
                        .put("at", parting.at().toString())
                        .put("instead", parting.instead())
                        .put("further", parting.further()));
        return json;
    }

    /** As a document: a browser reads it as one, and not as a part of a page. */
    Optional<String> picture(RunId id, int width) {
        return ports.runs().load(id).map(Stored::run).map(run -> {
            Timeline timeline = Timelines.of(
                    run, ports.journals().journal(run.id()), ports.clock().instant());
            return TimelineSvg.draw(timeline, width).replaceFirst("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"");
        });
    }
}
