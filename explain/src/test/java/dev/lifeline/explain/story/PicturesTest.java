package dev.lifeline.explain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.explain.Life;
import dev.lifeline.explain.picture.TimelineSvg;
import dev.lifeline.explain.timeline.Timelines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pictures of the documents; {@code make docs} draws them again. */
class PicturesTest {
    private static final Path IMAGES = Path.of("..", "docs", "images");
    private static final int WIDTH = 720;

    @Test
    void the_documents_show_the_pictures_that_the_code_draws() throws IOException {
        Life life = ToldLives.spot();
        String picture = TimelineSvg.standalone(Timelines.of(life.run(), life.journal(), life.now()), WIDTH);
        Path file = IMAGES.resolve("spot-interruption.svg");
        if (Boolean.getBoolean("lifeline.write")) {
            Files.writeString(file, picture);
        }
        assertThat(file).as("make docs draws it again").hasContent(picture);
    }
}
