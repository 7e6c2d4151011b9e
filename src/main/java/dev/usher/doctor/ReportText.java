package dev.usher.doctor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report to be read on a terminal: a block for each server, and one for what is about several or none. */
public final class ReportText {
    private static final int WIDTH = 100;
    private static final String INDENT = "           ";

    private ReportText() {}

    /** The text of {@code report}, with a line feed after each line. */
    public static String of(Report report) {
        List<String> servers =
                report.findings().stream().map(Finding::server).distinct().toList();
        String blocks = servers.stream()
                .map(server -> block(
                        server,
                        report.findings().stream()
                                .filter(finding -> finding.server().equals(server))
                                .toList()))
                .collect(Collectors.joining("\n"));
        return blocks + "\n" + verdict(report.troubles()) + "\n";
    }

    private static String block(String server, List<Finding> findings) {
        return (server.isEmpty() ? "altogether" : server) + "\n"
                + findings.stream().map(ReportText::lines).collect(Collectors.joining());
    }

    private static String lines(Finding finding) {
        String words = wrapped(label(finding.severity()), finding.words());
        return finding.remedy().isEmpty() ? words : words + wrapped("", "-> " + finding.remedy());
    }

    private static String label(Severity severity) {
        return switch (severity) {
            case WELL -> "ok";
            case UNKNOWN -> "unknown";
            case WARNING -> "warning";
            case WRONG -> severity.name();
        };
    }

    private static String wrapped(String label, String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-9s", label));
        for (String word : Stream.of(text.split(" ")).toList()) {
            if (line.length() + word.length() >= WIDTH && line.length() > INDENT.length()) {
                lines.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        return lines.append(line.toString().stripTrailing()).append('\n').toString();
    }

    private static String verdict(long troubles) {
        if (troubles == 0) {
            return "Nothing is wrong.";
        }
        return troubles == 1 ? "1 thing is to be done." : troubles + " things are to be done.";
    }
}
