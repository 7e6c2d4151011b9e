package dev.usher.app;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code usher demo}: the gateway with two made-up servers behind it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Run the gateway with two made-up servers on this machine; nothing else is needed.")
final class DemoCommand implements Callable<Integer> {
    private final Launcher launcher;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "The port on 127.0.0.1; 0 is any free one (default: 8095, or a free one if that is taken).")
    private @Nullable Integer port;

    @Option(
            names = "--fast",
            description = "Let the made-up servers answer at once, and not take the time that real ones take.")
    private boolean fast;

    DemoCommand(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new ParameterException(spec.commandLine(), "--port must lie between 0 and 65535, not " + port);
        }
        return launcher.demo(new DemoSettings(port == null ? OptionalInt.empty() : OptionalInt.of(port), !fast));
    }
}
