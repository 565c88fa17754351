package dev.lifeline.whatif.comparison;

import dev.lifeline.explain.story.Hypothesis;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.whatif.history.AttemptFact;
import dev.lifeline.whatif.prediction.Course;
import dev.lifeline.whatif.prediction.Course.CourseDecision;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Why and how the course of a run would be another, in sentences.
 *
 * @param seen the end of the attempt that the policies decide differently about
 * @param before what followed, or would have followed, under the old policy
 * @param after what would have followed under the new one
 */
public record PartingStory(ChangeKind kind, List<String> seen, List<String> before, List<String> after) {
    public PartingStory {
        seen = List.copyOf(seen);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static PartingStory of(DrawnPair pair, int parting) {
        return new PartingStory(
                pair.example().kindAt(parting),
                seen(pair, parting),
                followed(pair.example().before(), parting, pair.before()),
                followed(pair.example().after(), parting, pair.after()));
    }

    private static List<String> seen(DrawnPair pair, int parting) {
        CourseDecision decision = pair.example().after().decisions().get(parting);
        String attempt = "Attempt " + (parting + 1);
        if (parting >= pair.observed()) {
            return decision.why()
                    .map(why -> List.of(
                            attempt + ", which nobody saw, was drawn to fail, for example so.", Hypothesis.cause(why)))
                    .orElseGet(() -> List.of(attempt + ", which nobody saw, was drawn to succeed."));
        }
        AttemptFact fact = pair.example().history().attempts().get(parting);
        String after = " after " + JournalText.of(Duration.between(fact.created(), fact.ended())) + ".";
        return decision.why()
                .map(why -> List.of(attempt + " failed" + after, Hypothesis.cause(why)))
                .orElseGet(() -> List.of(attempt + " succeeded" + after));
    }

    private static List<String> followed(Course course, int parting, DrawnPair.CourseMean mean) {
        CourseDecision decision = course.decisions().get(parting);
        return decision.decided()
                .map(why ->
                        List.of(Hypothesis.decision(why), mean.draws() == 0 ? end(course, "would have ") : drawn(mean)))
                .orElseGet(() -> List.of(end(course, "")));
    }

    private static String end(Course course, String mood) {
        String verb = course.succeeded() ? "succeeded" : "failed";
        int attempts = course.usage().attempts();
        return "The run " + mood + verb + " after " + attempts + (attempts == 1 ? " attempt, " : " attempts, ")
                + JournalText.of(course.taken()) + " after it began.";
    }

    private static String drawn(DrawnPair.CourseMean mean) {
        return String.format(
                Locale.ROOT,
                "What comes then, nobody saw. In %.0f of 100 draws the run succeeds; on average it takes %.1f attempts and"
                        + " ends %s after it began.",
                100 * mean.sums().get(Measure.SUCCESSES),
                1 + mean.sums().get(Measure.RETRIES),
                JournalText.of(Duration.ofMillis((long) (mean.sums().get(Measure.HOURS_TO_END)
                        * Duration.ofHours(1).toMillis()))));
    }
}
