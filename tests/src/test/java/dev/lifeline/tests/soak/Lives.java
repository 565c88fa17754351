package dev.lifeline.tests.soak;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The lives of the victim, one after the other: each is a process over the same folder. */
final class Lives implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dsun.net.httpserver.nodelay=true");

    private final Victim.Orders orders;
    private final Path output;
    private final Thread atExit = new Thread(this::end);
    private volatile Optional<ProcessLife> life = Optional.empty();

    /** @param output the file for the output of all lives */
    Lives(Victim.Orders orders, Path output) {
        this.orders = orders;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** The address of the living process. */
    record Address(URI lambda, URI dynamoDb) {
        static Address parse(String line) {
            String[] uris = line.split(" ", 2);
            return new Address(URI.create(uris[0]), URI.create(uris[1]));
        }
    }

    private record ProcessLife(Process process, CompletableFuture<Address> address) {}

    /** Begins the next life, which is available as soon as it is ready. */
    void begin() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName()));
        command.addAll(orders.arguments());
        File file = output.toFile();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(file))
                    .start();
            ProcessLife next = new ProcessLife(process, new CompletableFuture<>());
            life = Optional.of(next);
            Thread.ofVirtual().start(() -> listen(next));
        } catch (IOException failure) {
            throw new UncheckedIOException("the victim does not start, see " + output, failure);
        }
    }

    private static void listen(ProcessLife life) {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(life.process.getInputStream(), StandardCharsets.UTF_8))) {
            Optional.ofNullable(out.readLine()).map(Address::parse).ifPresent(life.address::complete);
        } catch (IOException killed) {
            // Its output has ended.
        }
    }

    /** The address of the victim, if it is ready. */
    Optional<Address> address() {
        return life.map(ProcessLife::address).map(address -> address.getNow(null));
    }

    /**
     * Waits until the victim is ready, in any life.
     *
     * @throws IllegalStateException if it does not become ready, or ended by itself
     */
    Address await() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            checkAlive();
            Optional<ProcessLife> current = life;
            if (current.isPresent()) {
                try {
                    return current.get().address.get(100, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    // Check whether it is another life now.
                } catch (ExecutionException impossible) {
                    throw new IllegalStateException(impossible);
                }
            } else {
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException(
                "the victim did not come up within " + PATIENCE.toSeconds() + " s; what it wrote is in " + output);
    }

    /** @throws IllegalStateException if the victim ended by itself, which must not happen */
    void checkAlive() {
        if (life.filter(current -> !current.process.isAlive()).isPresent()) {
            throw new IllegalStateException("the victim ended by itself; what it wrote is in " + output);
        }
    }

    /** SIGKILL; the process is gone when this returns. */
    void kill() {
        Optional<ProcessLife> current = life;
        life = Optional.empty();
        current.ifPresent(Lives::kill);
    }

    private static void kill(ProcessLife life) {
        life.process.destroyForcibly();
        try {
            life.process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        life.ifPresent(current -> current.process.destroyForcibly());
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
