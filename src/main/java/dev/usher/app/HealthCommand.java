package dev.usher.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code usher health}: whether a gateway on this machine lives, for an image that has no other program to ask with. Live
 * rather than ready: whoever ends what is unhealthy must not end a gateway because its servers are down.
 */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Ask whether a gateway on this machine lives; ends with 0 if it does, else with 1.")
final class HealthCommand implements Callable<Integer> {
    private static final int PATIENCE_MILLIS = 5_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:9096/usher/health/live",
            description = {"Where to ask. The default is", "${DEFAULT-VALUE}"})
    private String url = "";

    @Override
    public Integer call() {
        try {
            int status = status();
            spec.commandLine().getOut().println(url + " answers " + status);
            return status == HttpURLConnection.HTTP_OK ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (MalformedURLException | URISyntaxException | IllegalArgumentException unreadable) {
            return dead(url + " is not where a gateway can be asked: give a url that begins with http://");
        } catch (IOException unanswered) {
            return dead(url + " does not answer: " + unanswered.getMessage());
        }
    }

    /** 1 even where the command line is wrong, for Docker keeps 2 to itself. */
    private int dead(String why) {
        spec.commandLine().getErr().println(why);
        return ExitCode.SOFTWARE;
    }

    private int status() throws IOException, URISyntaxException {
        if (!(new URI(url).toURL().openConnection() instanceof HttpURLConnection connection)) {
            throw new MalformedURLException("not http");
        }
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        return connection.getResponseCode();
    }
}
