package dev.lifeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileTest {
    @TempDir
    private Path base;

    private Path file() {
        return base.resolve("lifeline-7").resolve("local.json");
    }

    @Test
    void nobody_but_its_user_may_read_it() throws IOException {
        try (LocalFile written = LocalFile.write(file(), "{}")) {
            assertThat(Files.readString(file())).isEqualTo("{}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                    .isEqualTo("rwx------");
            assertThat(written).isNotNull();
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void the_file_of_a_cloud_that_runs_is_left_alone() throws IOException {
        long running = ProcessHandle.current().parent().orElseThrow().pid();
        LocalFile first = LocalFile.write(file(), "{\"pid\":" + running + "}");
        LocalFile second = LocalFile.write(file(), "{\"pid\":2}");
        assertThat(first.other()).isEmpty();
        assertThat(second.other()).contains(running);
        second.close();
        assertThat(Files.readString(file())).isEqualTo("{\"pid\":" + running + "}");
        first.close();
        assertThat(file()).doesNotExist();
    }

    @Test
    void the_file_of_a_cloud_that_is_gone_is_replaced_and_stays_when_the_first_one_ends() throws IOException {
        LocalFile first = LocalFile.write(file(), "{\"pid\":" + Long.MAX_VALUE + "}");
        LocalFile broken = LocalFile.write(file(), "{");
        LocalFile second = LocalFile.write(file(), "{\"pid\":2}");
        first.close();
        broken.close();
        assertThat(Files.readString(file())).isEqualTo("{\"pid\":2}");
        second.close();
        second.close();
        assertThat(file().getParent()).isEmptyDirectory();
    }

    @Test
    void what_cannot_be_written_is_named() throws IOException {
        Files.writeString(file().getParent(), "a file");
        assertThatThrownBy(() -> LocalFile.write(file(), "{}")).hasMessageContaining(file() + " cannot be written");
    }

    @Test
    void the_folder_is_the_users_own_and_of_the_session_if_there_is_one() {
        assertThat(LocalFile.path(Map.of()).toString()).matches("/tmp/lifeline-[0-9]+/local\\.json");
        assertThat(LocalFile.path(Map.of("XDG_RUNTIME_DIR", "/run/user/7")).toString())
                .matches("/run/user/7/lifeline-[0-9]+/local\\.json");
    }
}
