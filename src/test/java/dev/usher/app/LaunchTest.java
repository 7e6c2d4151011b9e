package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LaunchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    @Timeout(30)
    void servingOnATakenPortSaysSoAndEndsWithOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            Path file = Files.writeString(
                    directory.resolve("usher.yaml"),
                    "listen: {host: 127.0.0.1, port: " + taken.getLocalPort() + "}\n"
                            + "admin: {enabled: false}\n"
                            + "servers: {home: {url: \"http://127.0.0.1:1\"}}");

            assertThat(run("serve", "--config", file.toString())).isEqualTo(1);

            assertThat(err.toString().trim())
                    .startsWith("Usher cannot listen on " + address + ": ")
                    .contains("Address already in use")
                    .endsWith(". Set listen.host and listen.port to what is free on this machine.")
                    .doesNotContain(System.lineSeparator());
            assertThat(out.toString()).isEmpty();
        }
    }

    private int run(String... arguments) {
        PrintWriter told = new PrintWriter(out, true);
        PrintWriter complained = new PrintWriter(err, true);
        CommandLine commandLine = Main.commandLine(new Launch(told, complained));
        return commandLine.setOut(told).setErr(complained).execute(arguments);
    }
}
