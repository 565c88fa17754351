package dev.lifeline.explain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.explain.AnyLife;
import dev.lifeline.explain.Life;
import dev.lifeline.explain.timeline.Mark;
import dev.lifeline.explain.timeline.MarkKind;
import dev.lifeline.explain.timeline.Timelines;
import dev.lifeline.lifecycle.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stories as a person reads them; {@code -Dlifeline.write=true} writes them again, to be read before they are kept. */
class StoriesTest {
    private static final Path TEXTS = Path.of("src/test/resources/stories");

    static Stream<String> names() {
        return ToldLives.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_story_reads_as_it_was_kept(String name) throws IOException {
        Life life = ToldLives.named(name);
        String text = StoryText.of(story(life, Optional.of(life.policy())));
        Path file = TEXTS.resolve(name + ".txt");
        if (Boolean.getBoolean("lifeline.write")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void every_kept_text_has_its_life() throws IOException {
        try (Stream<Path> texts = Files.list(TEXTS)) {
            assertThat(texts.map(text -> text.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(ToldLives.all().keySet());
        }
    }

    @Test
    void any_life_has_a_story_of_sentences_and_a_page_without_markup_of_others() {
        AnyLife.of(20261128, 500).forEach(life -> {
            Story story = story(life, Optional.of(life.policy()));
            assertThat(story.chapters())
                    .hasSizeBetween(1, life.journal().size())
                    .allSatisfy(chapter -> {
                        assertThat(chapter.sentences()).isNotEmpty();
                        assertThat(chapter.sentences()).allMatch(sentence -> sentence.matches("(?s)[A-Z].*[.!?]"));
                    });
            assertThat(story.otherwise()).allMatch(sentence -> sentence.matches("(?s)[A-Z].*[.]"));
            String page = StoryPage.of(story, Timelines.of(life.run(), life.journal(), life.now()))
                    .text();
            assertThat(page).doesNotContain("<script", "\u202e", "Optional[").doesNotContain(Runs.SECRET);
            assertThat(StoryJson.of(story).toString()).doesNotContain("Optional[", Runs.SECRET);
        });
    }

    @Test
    void time_never_runs_backward_in_a_story() {
        AnyLife.of(20261129, 200).forEach(life -> {
            List<JournalEntry> shuffled = new ArrayList<>();
            life.journal().reversed().forEach(entry -> shuffled.add(entry));
            List<Instant> moments = Story.of(new Told(life.run(), shuffled, Optional.of(life.policy()), life.now()))
                    .chapters()
                    .reversed()
                    .stream()
                    .map(Chapter::at)
                    .toList();
            assertThat(moments).isSorted();
        });
    }

    @Test
    void a_call_that_is_held_is_not_drawn_as_a_launch() {
        Life life = ToldLives.named("held-for-long");
        assertThat(Timelines.of(life.run(), life.journal(), life.now()).marks())
                .extracting(Mark::kind)
                .containsOnly(MarkKind.NEWS);
        Life launched = ToldLives.named("running");
        assertThat(Timelines.of(launched.run(), launched.journal(), launched.now())
                        .marks())
                .extracting(Mark::kind)
                .contains(MarkKind.LAUNCH);
    }

    @Test
    void without_its_policy_a_story_is_told_and_what_would_have_changed_it_is_not_guessed() {
        Life life = ToldLives.named("exited-with-3");
        assertThat(story(life, Optional.empty()).otherwise()).isEmpty();
        assertThat(story(life, Optional.empty()).chapters()).hasSize(4);
    }

    @Test
    void a_policy_that_would_not_decide_so_again_says_nothing_about_it() {
        Policy other = ToldLives.named("temporary-exit-code").policy();
        assertThat(story(ToldLives.named("exited-with-3"), Optional.of(other)).otherwise())
                .isEmpty();
    }

    @Test
    void a_story_says_whether_its_beginning_has_expired() {
        Life life = ToldLives.named("succeeded");
        Told told =
                new Told(life.run(), life.journal().subList(1, life.journal().size()), Optional.empty(), life.now());
        assertThat(Story.of(told).isWhole()).isFalse();
        assertThat(story(life, Optional.empty()).isWhole()).isTrue();
    }

    @Test
    void a_run_whose_journal_is_gone_still_has_its_verdict_and_its_picture() {
        Life life = ToldLives.named("exited-with-3");
        Story story = Story.of(new Told(life.run(), List.of(), Optional.of(life.policy()), life.now()));
        assertThat(story.verdict().result()).startsWith("FAILED after 1 attempt");
        assertThat(story.otherwise())
                .as("the rules are asked again from the journal")
                .isEmpty();
        assertThat(story.chapters()).isEmpty();
        assertThat(story.isWhole()).isFalse();
        assertThat(StoryPage.of(story, Timelines.of(life.run(), List.of(), life.now()))
                        .text())
                .contains("Its decisions have expired.", "RUNNING for 1 min");
    }

    @Test
    void the_data_of_a_story_has_what_its_text_has() {
        Life life = ToldLives.named("pull-budget-spent");
        Story story = story(life, Optional.of(life.policy()));
        assertThat(StoryJson.of(story).toString())
                .startsWith(
                        "{\"verdict\":{\"asOf\":\"2026-11-21T12:05:58.500Z\",\"result\":\"FAILED after 6 attempts, ")
                .contains("\"otherwise\":[\"With 6 retries in budget pull instead of 5, ", "\"whole\":true");
        assertThat(StoryJson.of(story).path("story")).hasSize(story.chapters().size());
        assertThat(StoryJson.of(story).at("/verdict/links")).hasSize(6);
    }

    private static Story story(Life life, Optional<Policy> policy) {
        return Story.of(new Told(life.run(), life.journal(), policy, life.now()));
    }
}
