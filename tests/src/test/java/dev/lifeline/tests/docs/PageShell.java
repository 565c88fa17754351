package dev.lifeline.tests.docs;

import dev.lifeline.cli.Main;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.local.cloud.LocalFile;
import dev.lifeline.local.cloud.ServedStack;
import dev.lifeline.local.script.ScriptReader;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * Runs the commands of a page: Lifeline's in this process, with a faster clock, and those of the AWS CLI in a shell.
 */
final class PageShell implements AutoCloseable {
    private static final String PLACE = "lifeline.local";
    private static final int SPEED = 20;
    private static final Pattern SCRIPT = Pattern.compile("--script (\\S+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Path folder;
    private Optional<LocalCloud> cloud = Optional.empty();

    PageShell(Path folder) {
        this.folder = folder;
        System.setProperty(PLACE, folder.resolve("run/local.json").toString());
    }

    static boolean hasAwsCommand() throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v aws")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** What the command prints. */
    String run(String line) throws IOException, InterruptedException {
        if (line.startsWith("./lifeline local")) {
            start(line);
            return "";
        }
        if (line.startsWith("./lifeline ")) {
            return lifeline(words(line.substring("./lifeline ".length())));
        }
        return line.startsWith("export ") ? "" : aws(line);
    }

    private void start(String line) throws IOException {
        close();
        System.setProperty(PLACE, folder.resolve("run/local.json").toString());
        Matcher script = SCRIPT.matcher(line);
        LocalCloud started = LocalCloud.start(new LocalCloud.CloudOptions(
                Repository.ROOT.resolve("template.yaml"),
                Map.of("AdoptTasks", "on"),
                LocalCloud.CloudPorts.ANY,
                SPEED,
                1,
                Duration.ofSeconds(5),
                script.find() ? ScriptReader.read(folder.resolve(script.group(1))) : Script.NOTHING_FAILS,
                UnaryOperator.identity(),
                (bytes, level) -> {},
                note -> {}));
        cloud = Optional.of(started);
        started.ecs().with((ecs, now) -> {
            ecs.createCluster("default");
            return ecs.registerInstances("default", InstanceSpec.small(4, "us-east-1"), now);
        });
        ServedStack stack = started.stack();
        Files.createDirectories(folder.resolve("run"));
        LocalFile.write(
                folder.resolve("run/local.json"),
                stack.json(ProcessHandle.current().pid()));
    }

    private static String lifeline(List<String> words) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        CommandLine command = Main.commandLine().setOut(writer).setErr(writer);
        List<String> arguments = new ArrayList<>(words);
        if (asksTheStack(command, words)) {
            arguments.add("--local");
        }
        command.execute(arguments.toArray(String[]::new));
        return printed.toString();
    }

    /** The pages set LIFELINE_LOCAL, which this process cannot. A command without the option asks no stack. */
    private static boolean asksTheStack(CommandLine command, List<String> words) {
        CommandLine named = command;
        for (String word : words) {
            CommandLine next = named.getSubcommands().get(word);
            if (next == null) {
                break;
            }
            named = next;
        }
        return named.getCommandSpec().findOption("--local") != null;
    }

    private List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(word -> Files.isRegularFile(folder.resolve(word))
                        ? folder.resolve(word).toString()
                        : word)
                .toList();
    }

    private String aws(String line) throws IOException, InterruptedException {
        Path configuration =
                Files.writeString(folder.resolve("aws-config"), "[default]\ncli_binary_format = raw-in-base64-out\n");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).directory(folder.toFile());
        shell.redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL",
                        cloud.orElseThrow().stack().endpoints().services().toString(),
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "AWS_DEFAULT_REGION",
                        "us-east-1",
                        "AWS_CONFIG_FILE",
                        configuration.toString()));
        Process process = shell.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    @Override
    public void close() {
        cloud.ifPresent(LocalCloud::close);
        cloud = Optional.empty();
        System.clearProperty(PLACE);
    }
}
