package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.TestAuthority;
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
                    .isEqualTo("Usher cannot listen on " + address + ": something else listens there. Set listen.host"
                            + " and listen.port to what is free on this machine.");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    @Timeout(30)
    void aDemoOnATakenPortSaysWhichOptionToGive() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("demo", "--port", port)).isEqualTo(1);

            assertThat(err.toString()).contains("127.0.0.1:" + port).contains("another --port");
        }
    }

    @Test
    @Timeout(30)
    void aTakenPlainPortIsToldByItsOwnKey() throws Exception {
        Path chain = directory.resolve("chain.pem");
        Path key = directory.resolve("key.pem");
        new TestAuthority("Test authority").issue("127.0.0.1").writeTo(chain, key);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path file = Files.writeString(
                    directory.resolve("usher.yaml"),
                    "listen: {host: 127.0.0.1, port: 0, plain-port: " + taken.getLocalPort() + ", tls: {certificate: "
                            + chain + ", key: " + key + "}}\n"
                            + "admin: {enabled: false}\n"
                            + "servers: {home: {url: \"http://127.0.0.1:1\"}}");

            assertThat(run("serve", "--config", file.toString())).isEqualTo(1);

            assertThat(err.toString())
                    .contains("127.0.0.1:" + taken.getLocalPort())
                    .contains("Set listen.host and listen.plain-port");
        }
    }

    private int run(String... arguments) {
        PrintWriter told = new PrintWriter(out, true);
        PrintWriter complained = new PrintWriter(err, true);
        CommandLine commandLine = Main.commandLine(new Launch(told, complained));
        return commandLine.setOut(told).setErr(complained).execute(arguments);
    }
}
