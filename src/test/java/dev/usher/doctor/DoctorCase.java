package dev.usher.doctor;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.identity.Hearsay;
import dev.usher.model.AccessToken;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.upstream.UpstreamSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A doctor who is asked over sockets. */
@ExtendWith(VertxExtension.class)
abstract class DoctorCase {
    static final FakeOptions TRUSTING = FakeOptions.household().withKnownProxies(List.of("127.0.0.1"));

    Vertx vertx;

    @BeforeEach
    void start(Vertx ofThisTest) {
        vertx = ofThisTest;
    }

    FakeJellyfin fake(FakeOptions options) throws Exception {
        return Soon.value(
                FakeJellyfin.create(vertx, options.onSecret(Secrets::heed)).listen(0));
    }

    /** The url of whoever answers so. */
    String answering(Consumer<HttpServerRequest> script) throws Exception {
        return "http://127.0.0.1:"
                + Soon.value(vertx.createHttpServer()
                                .requestHandler(script::accept)
                                .listen(0, "127.0.0.1"))
                        .actualPort();
    }

    List<Finding> examine(Map<String, AccessToken> tokens, String... urls) throws Exception {
        List<String> names = List.of("home", "cabin");
        List<UpstreamSettings> servers = Arrays.stream(urls)
                .map(url -> UpstreamSettings.of(names.get(List.of(urls).indexOf(url)), URI.create(url)))
                .toList();
        return Soon.value(new Doctor(vertx).examine(new Subject(servers, List.of(), tokens, new Hearsay())))
                .findings();
    }

    Severity severity(String code, String... urls) throws Exception {
        return examine(Map.of(), urls).stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .map(Finding::severity)
                .orElseThrow(() -> new AssertionError("nothing is said of " + code));
    }

    String words(String... urls) throws Exception {
        return examine(Map.of(), urls).stream()
                .map(finding -> finding.code() + ": " + finding.words() + " " + finding.remedy())
                .toList()
                .toString();
    }
}
