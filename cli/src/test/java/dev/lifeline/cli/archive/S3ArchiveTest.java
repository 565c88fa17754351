package dev.lifeline.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.cli.Console;
import dev.lifeline.cli.archive.LoopbackS3.ObjectFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Archives in S3, by the commands that read them. */
class S3ArchiveTest {
    private static final String DAY = "2026/11/28/06/events-1-2026-11-28-06-0";

    private LoopbackS3 s3;

    @BeforeEach
    void start() throws IOException {
        s3 = new LoopbackS3("archive");
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    private static byte[] event(String file) throws IOException {
        return Files.readAllBytes(Console.ROOT.resolve("events").resolve(file));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(content);
        }
        return bytes.toByteArray();
    }

    /** Five objects in the layout of Firehose, and some that are no events. */
    private void fill() throws IOException {
        s3.put(DAY + "1", event("exit-1-fargate.json"))
                .put(DAY + "2.gz", gzip(event("exit-0-ec2.json")))
                .put(DAY + "3", event("oom-fargate.json"))
                .put(DAY + "4", event("exit-137-fargate.json"))
                .put(DAY + "5", event("spot-stopped-fargate.json"))
                .put("2026/11/28/07/", new byte[0])
                .put("2026/11/picture.png", new byte[] {1, 2, 3});
    }

    private Console tested(String place) {
        return Console.lifeline(
                "policy", "test", "default", "--output", "json", "--events", place, "--endpoint-url", s3.uri());
    }

    private static JsonNode json(Console console) throws IOException {
        return new ObjectMapper().readTree(console.lines().getFirst());
    }

    @Test
    void all_pages_of_a_prefix_are_read_and_gzip_is_recognized() throws IOException {
        fill();
        Console console = tested("s3://archive/2026/");
        assertThat(console.err()).isEmpty();
        assertThat(json(console).path("runs").asInt()).isEqualTo(5);
        assertThat(s3.pages()).isEqualTo(4);
        assertThat(json(tested("s3://archive/" + DAY + "3")).path("runs").asInt())
                .isEqualTo(1);
        assertThat(json(tested("s3://archive")).path("runs").asInt()).isEqualTo(5);
    }

    @Test
    void replay_names_the_object_of_each_event() throws IOException {
        fill();
        Console console = Console.lifeline("replay", "s3://archive/2026", "--endpoint-url", s3.uri());
        assertThat(console.err()).isEmpty();
        assertThat(console.lines()).hasSize(5).first().asString().startsWith("s3://archive/" + DAY + "1:1 ");
    }

    @Test
    void an_object_that_cannot_be_read_is_named_with_its_remedy_and_the_rest_is_used() throws IOException {
        fill();
        s3.fail(DAY + "1", ObjectFault.DELETED)
                .fail(DAY + "3", ObjectFault.DENIED)
                .fail(DAY + "4", ObjectFault.OFFLINE)
                .fail(DAY + "5", ObjectFault.EXPIRED);
        Console console = tested("s3://archive/2026");
        assertThat(json(console).path("runs").asInt()).isEqualTo(1);
        assertThat(json(console).path("skipped").path("UNREADABLE").asInt()).isEqualTo(4);
        String at = "s3://archive/" + DAY;
        assertThat(console.err().lines())
                .containsExactly(
                        at + "1: cannot be read: it was deleted after it was listed; run the command again",
                        at
                                + "3: cannot be read: no permission; it takes s3:ListBucket on the bucket and s3:GetObject on"
                                + " its objects, and kms:Decrypt if a key of yours encrypts them",
                        at + "4: cannot be read: its storage class keeps it offline; restore it first",
                        at
                                + "5: cannot be read: the AWS credentials have expired; sign in again, as with aws sso login");
    }

    @Test
    void of_an_object_whose_transfer_breaks_off_what_precedes_is_used() throws IOException {
        String two = new String(event("exit-1-fargate.json"), StandardCharsets.UTF_8)
                + new String(event("oom-fargate.json"), StandardCharsets.UTF_8).repeat(3);
        s3.put("a", two.getBytes(StandardCharsets.UTF_8))
                .put("b", event("exit-0-ec2.json"))
                .fail("a", ObjectFault.CUT);
        Console console = tested("s3://archive/");
        assertThat(json(console).path("runs").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(console.err())
                .containsPattern("s3://archive/a:\\d+: cannot be read: the transfer broke off after \\d+ of \\d+ bytes;"
                        + " what precedes is used. Run the command again\n");
    }

    @Test
    void a_place_that_cannot_be_listed_is_named_with_its_remedy() throws IOException {
        s3.put("2026/picture.png", event("exit-0-ec2.json"));
        List<String> said = new ArrayList<>();
        for (String place : List.of("s3://", "s3://archiv/2026", "s3://archive/2025", "s3://archive/2026")) {
            Console console = tested(place);
            assertThat(console.exit()).as(place).isEqualTo(2);
            said.add(console.err());
        }
        s3.failList(ObjectFault.DENIED);
        said.add(tested("s3://archive/2026").err());
        s3.failList(ObjectFault.EXPIRED);
        said.add(tested("s3://archive/2026").err());
        String none =
                ": no events there; objects with names that end in .json, .ndjson, .jsonl, .gz, .gzip, .zst, .zstd,"
                        + " .log, .txt or have no dot are expected\n";
        assertThat(said)
                .containsExactly(
                        "s3://: s3://BUCKET/PREFIX is expected\n",
                        "s3://archiv/2026: there is no such bucket; aws s3 ls lists those of these credentials\n",
                        "s3://archive/2025" + none,
                        "s3://archive/2026" + none,
                        "s3://archive/2026: no permission; it takes s3:ListBucket on the bucket and s3:GetObject on its"
                                + " objects, and kms:Decrypt if a key of yours encrypts them\n",
                        "s3://archive/2026: the AWS credentials have expired; sign in again, as with aws sso login\n");
    }
}
