package dev.usher.app;

import dev.usher.observe.Meters;
import dev.usher.observe.ServerReport;
import dev.usher.time.Clockwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be said of the servers that there are at present. */
final class ServerReports {
    private final Meters meters;
    private final Clockwork time;
    private Map<SharedServer, Told> told = Map.of();
    private volatile List<ServerReport> all = List.of();

    /** A report that {@code meters} tell until {@code end} is run. */
    private record Told(ServerReport report, Runnable end) {}

    ServerReports(Meters meters, Clockwork time) {
        this.meters = meters;
        this.time = time;
    }

    /** Those of {@code servers} from now on; of one that was there before, the same. */
    synchronized void become(List<SharedServer> servers) {
        told.forEach((server, report) -> {
            if (!servers.contains(server)) {
                report.end().run();
            }
        });
        Map<SharedServer, Told> next = new LinkedHashMap<>();
        for (SharedServer server : servers) {
            Told known = told.get(server);
            next.put(server, known == null ? tell(server) : known);
        }
        told = next;
        all = next.values().stream().map(Told::report).toList();
    }

    private Told tell(SharedServer server) {
        ServerReport report = new ServerReport(server.upstream(), server.misdirections(), server.workload(), time);
        return new Told(report, report.tell(meters));
    }

    /** In the order of the settings. */
    List<ServerReport> all() {
        return all;
    }
}
