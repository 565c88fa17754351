package dev.lifeline.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example for Airflow: its own tests pass, and its DAG compiles. */
class AirflowExampleTest {
    @Test
    void its_tests_pass_and_its_files_compile() throws IOException, InterruptedException {
        assumeTrue(python("--version").code() == 0, "Python is installed");

        PythonAnswer tests = python("-m", "unittest");
        assertThat(tests.code()).as(tests.printed()).isZero();
        assertThat(tests.printed()).contains("Ran 4 tests");

        PythonAnswer dag = python("-c", "compile(open('report_dag.py').read(), 'report_dag.py', 'exec')");
        assertThat(dag.code()).as(dag.printed()).isZero();
    }

    private record PythonAnswer(int code, String printed) {}

    private static PythonAnswer python(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder python = new ProcessBuilder("sh", "-c", "PYTHONDONTWRITEBYTECODE=1 exec python3 \"$@\"", "sh");
        python.command().addAll(List.of(arguments));
        python.directory(Repository.ROOT.resolve("examples/airflow").toFile()).redirectErrorStream(true);
        Process process = python.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new PythonAnswer(process.waitFor(), printed);
    }
}
