package dev.lifeline.cli.web;

import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.console.web.ConsoleServer;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the console of a stack to a browser on this machine, until it is interrupted. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description = {
            "Shows runs, policies, guards and quarantined messages in a browser on this machine, until interrupted.",
            "Prints a link with a token, which changes with each start. The console only reads, unless actions are allowed."
        })
public final class ConsoleCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", description = "port of the console, 0 for any (default: ${DEFAULT-VALUE})")
    private int port = StackConsole.PORT;

    @Option(
            names = "--allow-actions",
            description = "let the pages stop, suspend, resume, rerun and delete runs, and redrive messages")
    private boolean allowsActions;

    @Option(names = "--no-open", description = "print the link without opening a browser")
    private boolean staysClosed;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new WrongInput("--port: 0 to " + HIGHEST_PORT + " is expected, not " + port);
        }
        return stack.use(open -> {
            StackConsole console = new StackConsole(open, stack.clock());
            console.check();
            try (ConsoleServer server = console.serve(port, allowsActions)) {
                return serve(server, open);
            }
        });
    }

    private int serve(ConsoleServer server, OpenStack open) {
        Printer out = stack.output().out();
        out.line("Console of stack " + open.stack().name() + (allowsActions ? "" : ", read-only") + ": "
                + server.link());
        out.line("Anyone who has the link can open it. Stop with Ctrl-C.");
        out.flush();
        if (!staysClosed && stack.output().terminal().canRedraw()) {
            Browser.open(server.link());
        }
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
