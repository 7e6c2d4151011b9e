package dev.usher.app;

import dev.usher.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code usher check}: everything that is wrong with a configuration file, without starting anything. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Read the configuration file and tell everything that is wrong with it; start nothing.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Configuration configuration = new Configuration();

    @Override
    public Integer call() {
        return configuration.apply(spec.commandLine().getErr(), this::approve);
    }

    private int approve(Settings settings) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%s is right: %s, to listen on %s:%d.%n",
                        configuration.file(),
                        String.join(", ", settings.servers().keySet()),
                        settings.listen().host(),
                        settings.listen().port());
        return ExitCode.OK;
    }
}
