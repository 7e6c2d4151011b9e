package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedCredentialTest {
    private static final CredentialReader READER = CredentialReader.standard();
    private static final List<String> AWKWARD =
            List.of("plain", "a b", "a+b", "50%", "%41", "q\"q", "a,b", "a=b", "a;b&c", "é€😀", "\u0001\n", "\\", "=");

    static Stream<PresentedCredential> credentials() {
        ClientIdentity one = new ClientIdentity("My App", "Télé, \"big\"", "id=1", "1.0+b");
        return Stream.of(ClientIdentity.NONE, one, new ClientIdentity("", "", "only", ""))
                .flatMap(identity -> Stream.of(Carrier.values())
                        .flatMap(carrier -> Stream.of(ListForm.values())
                                .map(form -> new PresentedCredential("t0ken", carrier, identity, form))));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void whatGoesUpIsReadAsWhatCame(PresentedCredential presented) {
        PresentedCredential again = sentAndRead(presented);

        assertThat(again.token()).isEqualTo(presented.token());
        assertThat(again.carrier()).isEqualTo(presented.carrier());
        assertThat(again.identity()).isEqualTo(presented.identity());
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void aCredentialGoesUpOnce(PresentedCredential presented) {
        MultiMap fields = presented.dress(everyCarrier());
        String target = presented.dress("/Users?isHidden=true&APIKEY=x&%61pi_key=y&a=b");

        assertThat(target).doesNotContain("=x").doesNotContain("=y").startsWith("/Users?isHidden=true&a=b");
        assertThat(fields.toString()).doesNotContain("other");
        assertThat((fields + target).split("t0ken", -1)).hasSize(2);
        assertThat(fields.get("X-Kept")).isEqualTo("kept");
    }

    @Test
    void textsSurviveTheWay() {
        for (String text : AWKWARD) {
            ClientIdentity identity = new ClientIdentity(text, text, text, text);
            for (Carrier carrier : List.of(Carrier.LIST, Carrier.API_KEY, Carrier.OLD_API_KEY)) {
                PresentedCredential presented = new PresentedCredential(text, carrier, identity, ListForm.MEDIABROWSER);
                assertThat(sentAndRead(presented)).isEqualTo(presented);
            }
        }
    }

    @Test
    void aTokenInAFieldOfItsOwnGoesUpInTheOctetsInWhichItCame() {
        String octets = new String("tökén".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        MultiMap fields = HttpHeaders.headers().set("X-Emby-Token", octets);

        assertThat(READER.read(fields, "").dress(HttpHeaders.headers()).get("X-Emby-Token"))
                .isEqualTo(octets);
    }

    @Test
    void theListIsWrittenInItsGoodForm() {
        ClientIdentity identity = new ClientIdentity("My App", "Pixel+", "uuid", "1.2.3");

        assertThat(new PresentedCredential("0123", Carrier.LIST, identity, ListForm.MEDIABROWSER)
                        .dress(HttpHeaders.headers())
                        .get("Authorization"))
                .isEqualTo("MediaBrowser Client=\"My%20App\", Device=\"Pixel%2B\", DeviceId=\"uuid\","
                        + " Version=\"1.2.3\", Token=\"0123\"");
    }

    @Test
    void whoPresentsNothingSendsNothing() {
        assertThat(PresentedCredential.NONE.dress(everyCarrier()).names()).containsExactly("X-Kept");
        assertThat(PresentedCredential.NONE.dress("/Users?ApiKey=x")).isEqualTo("/Users");
        assertThat(PresentedCredential.NONE.dress("/Users")).isEqualTo("/Users");
    }

    @Test
    void dressingLeavesTheFieldsThatItWasGiven() {
        MultiMap fields = everyCarrier();

        PresentedCredential.NONE.dress(fields);

        assertThat(fields.size()).isEqualTo(everyCarrier().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Users?isHidden=true"})
    void theFilterDressesWhatGoesToTheServer(String target) {
        PresentedCredential presented =
                new PresentedCredential("t0ken", Carrier.API_KEY, ClientIdentity.NONE, ListForm.MEDIABROWSER);
        MultiMap fields = everyCarrier().set("If-None-Match", "*");

        Request sent = sent(new Caller.Credential("hash", "", presented), fields, target);

        assertThat(sent.target()).isEqualTo(target + (target.contains("?") ? "&" : "?") + "ApiKey=t0ken");
        assertThat(sent.fields().names()).containsExactly("X-Kept");
    }

    @Test
    void theFilterUndressesTheAnonymous() {
        assertThat(sent(null, everyCarrier(), "/Users?api_key=x").fields().names())
                .containsExactly("X-Kept");
        assertThat(sent(null, everyCarrier(), "/Users?api_key=x").target()).isEqualTo("/Users");
    }

    @Test
    void aTokenIsNeverPrinted() {
        PresentedCredential presented = new PresentedCredential(
                "s3cret", Carrier.LIST, new ClientIdentity("c", "d", "s3cret-id", "v"), ListForm.EMBY);

        assertThat(presented.toString()).doesNotContain("s3cret").contains("LIST");
        assertThat(new Caller.Credential("hash", "d", presented).toString()).doesNotContain("s3cret");
        assertThat(AuthorizationList.parse("MediaBrowser Token=s3cret").toString())
                .doesNotContain("s3cret");
        assertThat(QueryParameter.parse("ApiKey=s3cret").toString()).doesNotContain("s3cret");
    }

    private static Request sent(Caller.Credential credential, MultiMap fields, String target) {
        Caller caller = new Caller("192.0.2.1", "192.0.2.1", false, credential);
        Request request =
                new Request(HttpMethod.GET, target, fields, Body.EMPTY, caller, Operation.GET_USERS, 0, Observer.NONE);
        AtomicReference<Request> sent = new AtomicReference<>();
        new DressFilter(LegacyMode.PASS).apply(request, dressed -> {
            sent.set(dressed);
            return Future.succeededFuture(new Response(200, HttpHeaders.headers(), Body.EMPTY));
        });
        return sent.get();
    }

    private static PresentedCredential sentAndRead(PresentedCredential presented) {
        String target = presented.dress("/Users");
        String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
        return READER.read(presented.dress(HttpHeaders.headers()), query);
    }

    private static MultiMap everyCarrier() {
        return HttpHeaders.headers()
                .add("authorization", "MediaBrowser Token=other")
                .add("Authorization", "Emby Token=other")
                .add("X-Emby-Authorization", "Emby Token=other")
                .add("X-EMBY-TOKEN", "other")
                .add("X-MediaBrowser-Token", "other")
                .add("X-Kept", "kept");
    }
}
