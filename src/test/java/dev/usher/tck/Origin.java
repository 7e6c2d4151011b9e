package dev.usher.tck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The server of the suite, on a free port, which answers as each test wants it to. */
final class Origin {
    private static final String LISTENING = "Listening on ";

    private final Process process;
    private final String url;

    private Origin(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one that prints to {@code out} whatever it has to say of a test. */
    static Origin start(PrintStream out) throws IOException {
        Path pid = Files.createTempFile("usher-tck", ".pid");
        pid.toFile().deleteOnExit();
        ProcessBuilder server = Suite.node("server/server.mjs").redirectErrorStream(true);
        server.environment().put("npm_config_protocol", "http");
        server.environment().put("npm_config_port", "0");
        server.environment().put("npm_config_pidfile", pid.toString());
        Process process = server.start();
        BufferedReader lines = process.inputReader();
        String first = lines.readLine();
        if (first == null || !first.startsWith(LISTENING)) {
            process.destroyForcibly();
            throw new AssertionError("the server of the suite says: " + first);
        }
        Thread rest = new Thread(() -> lines.lines().forEach(out::println), "tck-origin");
        rest.setDaemon(true);
        rest.start();
        return new Origin(process, "http://127.0.0.1" + first.substring(first.lastIndexOf(':')));
    }

    /** It listens on every address, and says so. */
    String url() {
        return url;
    }

    void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }
}
