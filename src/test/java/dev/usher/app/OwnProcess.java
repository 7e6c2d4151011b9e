package dev.usher.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a process of its own, as {@code usher serve} starts it, with options of a test for its JVM. */
final class OwnProcess implements AutoCloseable {
    private static final Pattern WHERE = Pattern.compile("Usher listens on http://127.0.0.1:([0-9]+)");

    private final Process process;
    private final int port;
    private final StringBuffer said = new StringBuffer();

    private OwnProcess(Process process) throws IOException {
        this.process = process;
        BufferedReader output = process.inputReader();
        this.port = port(output);
        CompletableFuture.runAsync(() -> output.lines().forEach(this::hear));
    }

    /** A gateway with the settings in {@code file}, which listens on 127.0.0.1. */
    static OwnProcess serve(Path file, String... jvm) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("serve", "--config", file.toString()));
        return new OwnProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private int port(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            hear(line);
            Matcher where = WHERE.matcher(line);
            if (where.find()) {
                return Integer.parseInt(where.group(1));
            }
        }
        throw new AssertionError("it ended: " + said);
    }

    private void hear(String line) {
        said.append(line).append('\n');
    }

    int port() {
        return port;
    }

    /** All that it has written so far. */
    String said() {
        return said.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
