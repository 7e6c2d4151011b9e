/**
 * Usher, for an application that embeds it: {@link dev.usher.client} with {@link dev.usher.model} is a client of one server,
 * and {@link dev.usher.app} a gateway to deploy or to mount. All other packages are the inside of the house and change without
 * notice.
 *
 * <p>The module must not ask for more than its use needs. What the {@code pom.xml} calls optional is {@code static} here, and
 * never {@code transitive} besides, for then nobody could be compiled without it. Whoever uses it requires it as well:
 * {@code io.vertx.web} and {@code com.github.benmanes.caffeine} to embed a gateway, {@code micrometer.registry.prometheus} besides
 * for its metrics; for the command line also
 * {@code com.fasterxml.jackson.dataformat.yaml} and {@code info.picocli}. The client needs nothing more. We chose to open one
 * package to picocli, which sets the private fields of the commands, over commands with setters.
 */
@SuppressWarnings("requires-automatic") // the annotations of the record builder, which nothing needs when it runs
module dev.usher {
    requires transitive io.vertx.core;
    requires transitive io.vertx.web.client;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.vertx.web.common;
    requires org.slf4j;
    requires static io.vertx.web;
    requires static transitive java.compiler;
    requires static ch.qos.logback.classic;
    requires static com.fasterxml.jackson.dataformat.yaml;
    requires static com.github.benmanes.caffeine;
    requires static info.picocli;
    requires static micrometer.core;
    requires static micrometer.registry.prometheus;
    requires static io.soabase.recordbuilder.core;
    requires static transitive org.jspecify;
    requires static org.yaml.snakeyaml;

    exports dev.usher.app;
    exports dev.usher.client;
    exports dev.usher.model;

    opens dev.usher.app to
            info.picocli;
}
