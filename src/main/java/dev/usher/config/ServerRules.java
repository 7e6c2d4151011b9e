package dev.usher.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the servers must be to each other: of different names and hosts, and each in the aggregate once at most. */
final class ServerRules {
    private ServerRules() {}

    static void check(Map<String, ServerSettings> servers, List<String> aggregate, Rules rules) {
        checkNames(servers, rules);
        checkHosts(servers, rules);
        checkAggregate(aggregate, servers, rules);
    }

    static void checkServed(Map<String, ServerSettings> servers) {
        new Rules()
                .check(
                        !servers.isEmpty(),
                        "servers",
                        "none is named: give at least one its name and url, as in home: { url: http://127.0.0.1:8096 }")
                .enforce();
    }

    private static void checkNames(Map<String, ServerSettings> servers, Rules rules) {
        for (String name : servers.keySet()) {
            rules.check(
                    ServerSettings.isName(name),
                    "servers." + name,
                    "is not a server's name: use a to z, 0 to 9 and -, and begin with a letter or digit");
        }
    }

    private static void checkHosts(Map<String, ServerSettings> servers, Rules rules) {
        Map<String, String> owners = new HashMap<>();
        servers.forEach((name, server) -> {
            for (int i = 0; i < server.hosts().size(); i++) {
                String key = "servers." + name + ".hosts[" + i + "]";
                String owner = owners.putIfAbsent(server.hosts().get(i), key);
                rules.check(owner == null, key, "stands at " + owner + " already: a host belongs to one server");
            }
        });
    }

    private static void checkAggregate(List<String> aggregate, Map<String, ServerSettings> servers, Rules rules) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < aggregate.size(); i++) {
            String name = aggregate.get(i);
            String key = "aggregate[" + i + "]";
            rules.check(
                    servers.containsKey(name),
                    key,
                    "must name one of the servers; " + Spelling.suggest(name, servers.keySet()));
            rules.check(seen.add(name), key, "names a server for the second time: remove it");
        }
    }
}
