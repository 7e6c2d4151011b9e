package dev.usher.config;

import dev.usher.identity.LocalNetwork;
import dev.usher.upstream.ServerAddress;
import dev.usher.upstream.TunnelSettings;
import dev.usher.upstream.UpstreamSettings;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Everything that can be set, each part with its default. The keys of {@code conf/usher.yaml} are the names of these
 * components in kebab case.
 *
 * @param listen where the gateway listens
 * @param id the name of this gateway in {@code Via}, by which it knows a loop; empty for a new random one at each start
 * @param servers the Jellyfin servers by name, in the order of the file. The first answers at the root
 * @param aggregate the names of the servers that answer together as one at the root; empty for none
 * @param limits how much is admitted of whom
 * @param concurrency how much one server is given to do at once
 * @param cache what is stored, and for how long
 * @param retry how a failed attempt is repeated
 * @param circuit when a server counts as down
 * @param deadlines how long is waited
 * @param connections the connections of one event loop to one server
 * @param operationBody the largest body of an operation, in bytes
 * @param lan the address ranges that count as the local network
 * @param websockets how many WebSockets there are, and when one is over
 * @param trustedProxies the proxies before this gateway
 * @param house what only the house may ask
 * @param admin the admin listener
 * @param log how much is written to the log
 * @param accessLog the log of the requests
 * @param drain how the gateway ends when it is told to
 */
@RecordBuilder
@RecordBuilder.Options(addStaticBuilder = false)
public record Settings(
        ListenSettings listen,
        String id,
        Map<String, ServerSettings> servers,
        List<String> aggregate,
        LimitSettings limits,
        ConcurrencySettings concurrency,
        CacheSettings cache,
        RetrySettings retry,
        CircuitSettings circuit,
        TimeSettings deadlines,
        ConnectionSettings connections,
        long operationBody,
        List<String> lan,
        WebSocketSettings websockets,
        ProxySettings trustedProxies,
        HouseSettings house,
        AdminSettings admin,
        LogSettings log,
        AccessLogSettings accessLog,
        DrainSettings drain) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{0,64}");
    private static final Settings DEFAULTS = new Settings(
            ListenSettings.DEFAULTS,
            "",
            Map.of(),
            List.of(),
            LimitSettings.DEFAULTS,
            ConcurrencySettings.DEFAULTS,
            CacheSettings.DEFAULTS,
            RetrySettings.DEFAULTS,
            CircuitSettings.DEFAULTS,
            TimeSettings.DEFAULTS,
            ConnectionSettings.DEFAULTS,
            1L << 20,
            LocalNetwork.PRIVATE_RANGES,
            WebSocketSettings.DEFAULTS,
            ProxySettings.DEFAULTS,
            HouseSettings.DEFAULTS,
            AdminSettings.DEFAULTS,
            LogSettings.DEFAULTS,
            AccessLogSettings.DEFAULTS,
            DrainSettings.DEFAULTS);

    public Settings {
        servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
        aggregate = List.copyOf(aggregate);
        lan = List.copyOf(lan);
        Rules rules = new Rules()
                .check(
                        ID.matcher(id).matches(),
                        "id",
                        "must be at most 64 letters, digits, dots, dashes and underscores")
                .check(
                        operationBody >= 1 << 10 && operationBody <= 1 << 30,
                        "operation-body",
                        "must lie between 1KiB and 1GiB");
        ServerRules.check(servers, aggregate, rules);
        admin.checkBeside(listen, rules);
        rules.ranges("lan", lan).enforce();
    }

    /** All defaults; without servers. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /** How each server is reached, in the order of the file. */
    public List<UpstreamSettings> upstreams() {
        List<UpstreamSettings> upstreams = new ArrayList<>();
        servers.forEach((name, server) -> upstreams.add(new UpstreamSettings(
                name,
                server.urls().stream().map(ServerAddress::new).toList(),
                deadlines.connect(),
                deadlines.attempt(),
                connections.max(),
                connections.queue(),
                UpstreamSettings.DEFAULT_MAX_BODY,
                new TunnelSettings(websockets.max(), websockets.idle()),
                server.tls().trust(),
                connections.idle(),
                Math.toIntExact(connections.buffers()))));
        return upstreams;
    }

    /**
     * These settings, which can be served.
     *
     * @throws InvalidSettingsException where they name no server
     */
    public Settings toBeServed() {
        ServerRules.checkServed(servers);
        return this;
    }

    /** These settings with other servers. */
    public Settings withServers(Map<String, ServerSettings> others) {
        return SettingsBuilder.builder(this).servers(others).build();
    }

    /** These settings, but for what cannot change while a gateway runs: that stays as {@code running} has it. */
    public Settings asFarAsTheyCanChange(Settings running) {
        return SettingsBuilder.builder(this)
                .listen(running.listen)
                .id(running.id)
                .admin(running.admin)
                .accessLog(running.accessLog)
                .drain(running.drain)
                .build();
    }

    /** As {@link #parse(Map, Sources)}. */
    public static Settings parse(JsonObject tree, Sources sources) {
        return parse(tree.getMap(), sources);
    }

    /**
     * The settings that {@code tree} describes, with the keys of {@code conf/usher.yaml}; what it leaves out has its
     * default.
     *
     * @throws InvalidSettingsException with all errors
     */
    public static Settings parse(Map<String, ?> tree, Sources sources) {
        List<SettingsError> errors = new ArrayList<>();
        Settings settings = read(new Section("", tree, new Section.Reading(new Substitution(sources), errors)));
        if (!errors.isEmpty()) {
            throw new InvalidSettingsException(errors);
        }
        return settings;
    }

    private static Settings read(Section root) {
        return root.make(
                DEFAULTS,
                () -> new Settings(
                        ListenSettings.read(root.section("listen")),
                        root.text("id", DEFAULTS.id),
                        root.section("servers").each(ServerSettings::read),
                        root.texts("aggregate", DEFAULTS.aggregate),
                        LimitSettings.read(root.section("limits")),
                        ConcurrencySettings.read(root.section("concurrency")),
                        CacheSettings.read(root.section("cache")),
                        RetrySettings.read(root.section("retry")),
                        CircuitSettings.read(root.section("circuit")),
                        TimeSettings.read(root.section("deadlines")),
                        ConnectionSettings.read(root.section("connections")),
                        root.bytes("operation-body", DEFAULTS.operationBody),
                        root.texts("lan", DEFAULTS.lan),
                        WebSocketSettings.read(root.section("websockets")),
                        ProxySettings.read(root.section("trusted-proxies")),
                        HouseSettings.read(root.section("house")),
                        AdminSettings.read(root.section("admin")),
                        LogSettings.read(root.section("log")),
                        AccessLogSettings.read(root.section("access-log")),
                        DrainSettings.read(root.section("drain"))));
    }
}
