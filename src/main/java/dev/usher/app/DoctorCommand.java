package dev.usher.app;

import dev.usher.config.Settings;
import dev.usher.doctor.Doctor;
import dev.usher.doctor.Report;
import dev.usher.doctor.ReportText;
import dev.usher.doctor.Subject;
import dev.usher.identity.Hearsay;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code usher doctor}: what is wrong between this machine and the servers, and what to set. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Ask every server of the configuration file, tell what is wrong and what to set; change nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:something is to be done",
            "2:the command line or the configuration is wrong; nobody was asked"
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Configuration configuration = new Configuration();

    @Option(names = "--json", description = "Tell it as JSON.")
    private boolean json;

    @Option(
            names = "--token-file",
            paramLabel = "[SERVER=]FILE",
            description =
                    "A file with an API key or a token of that server, which shows for certain whether it sees the"
                            + " true clients. May be given for each server.")
    private List<String> tokenFiles = List.of();

    @Override
    public Integer call() {
        return configuration.apply(spec.commandLine().getErr(), this::examine);
    }

    private int examine(Settings settings) {
        Subject subject;
        try {
            subject = Checkup.subject(
                    settings, TokenFiles.read(tokenFiles, settings.servers().keySet()), new Hearsay());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
        Vertx vertx = Vertx.vertx();
        try {
            return tell(new Doctor(vertx).examine(subject).await());
        } finally {
            vertx.close().await();
        }
    }

    private int tell(Report report) {
        spec.commandLine().getOut().print(json ? report.toJson().encodePrettily() + "\n" : ReportText.of(report));
        spec.commandLine().getOut().flush();
        return report.troubles() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
