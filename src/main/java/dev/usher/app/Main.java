package dev.usher.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line. Without a command it serves. */
@Command(
        name = "usher",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = {"A front door for the users of Jellyfin servers. Without a command it serves.", ""},
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it ended as it was told to, or the file is right",
            "1:it could not start, or broke off",
            "2:the command line or the configuration is wrong; nothing was started"
        },
        footer = "")
public final class Main implements Callable<Integer> {
    private final Launcher launcher;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Configuration configuration = new Configuration();

    private Main(Launcher launcher) {
        this.launcher = launcher;
    }

    /** Runs the command that {@code args} name and ends the process with its exit code. */
    public static void main(String[] args) {
        logAsAnApplication();
        System.exit(commandLine(new Launch(new PrintWriter(System.out, true), new PrintWriter(System.err, true)))
                .execute(args));
    }

    static CommandLine commandLine(Launcher launcher) {
        return new CommandLine(new Main(launcher))
                .addSubcommand(new ServeCommand(launcher))
                .addSubcommand(new CheckCommand())
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new HealthCommand())
                .addSubcommand(new DemoCommand(launcher))
                .setExecutionStrategy(Main::run);
    }

    /** Refuses options before the command, where no command would see them. */
    private static int run(ParseResult parsed) {
        if (parsed.hasSubcommand() && parsed.hasMatchedOption("--config")) {
            String command = parsed.subcommand().commandSpec().name();
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "--config goes after the command, as in: usher " + command + " --config FILE");
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Must come before the first logger is made. The file has a name of its own, so that it is not imposed on an embedder. */
    private static void logAsAnApplication() {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "usher-logback.xml");
        }
    }

    @Override
    public Integer call() {
        return configuration.serve(spec.commandLine().getErr(), launcher);
    }

    /** The version in the manifest of the jar, and of the Java beneath it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "usher " + (version == null ? "(unpackaged)" : version) + " on Java " + Runtime.version()
            };
        }
    }
}
