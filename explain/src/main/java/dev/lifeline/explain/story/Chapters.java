package dev.lifeline.explain.story;

import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The decisions of a journal as chapters. A call that is held again and again, for one reason, makes two of them. */
final class Chapters {
    private final List<Chapter> chapters = new ArrayList<>();
    private Instant latest = Instant.MIN;

    private Chapters() {}

    /** The oldest first, as the entries are. */
    static List<Chapter> of(List<JournalEntry> entries, Told told) {
        List<Explanation> decisions =
                entries.stream().map(JournalEntry::explanation).toList();
        Chapters all = new Chapters();
        for (int at = 0; at < decisions.size(); at++) {
            all.add(Sentences.chapter(decisions.get(at), told));
            int first = at;
            while (isHeldAgain(decisions, at)) {
                at += 2;
            }
            if (at > first) {
                all.add(held(decisions.get(at), (at - first) / 2));
            }
        }
        return all.chapters;
    }

    /** Functions have clocks of their own, and a timer may be early. */
    private void add(Chapter chapter) {
        latest = chapter.at().isAfter(latest) ? chapter.at() : latest;
        chapters.add(new Chapter(latest, chapter.attempt(), chapter.title(), chapter.sentences()));
    }

    /** Whether a held call became due and was held for the same reason. */
    private static boolean isHeldAgain(List<Explanation> decisions, int at) {
        if (at + 2 >= decisions.size()) {
            return false;
        }
        Explanation before = decisions.get(at);
        Explanation after = decisions.get(at + 2);
        return JournalText.isHeld(before.observation())
                && decisions.get(at + 1).observation().equals(JournalText.TIME_PASSED)
                && after.observation().equals(before.observation())
                && after.attempt() == before.attempt()
                && after.reason().equals(before.reason());
    }

    private static Chapter held(Explanation why, int times) {
        String often = times == 1 ? "once more" : times + " more times";
        return new Chapter(
                why.at(),
                why.attempt(),
                why.to().name(),
                List.of("It was held back " + often + " until then, for the same reason."));
    }
}
