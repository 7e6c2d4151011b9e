package dev.usher.fake;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The order in which the real server treats a request: CORS, authentication, policy, start-up message, operation. */
final class Pipeline {
    private final Household house;
    private final Routes routes;
    private final ClientAddress addresses;
    private final Consumer<ReceivedRequest> carriedOut;

    /** {@code carriedOut} is told of each request that comes as far as its operation. */
    Pipeline(Household house, Routes routes, ClientAddress addresses, Consumer<ReceivedRequest> carriedOut) {
        this.house = house;
        this.routes = routes;
        this.addresses = addresses;
        this.carriedOut = carriedOut;
    }

    Answer answer(Incoming incoming, Buffer body, Phase phase) {
        try {
            return incoming.isPreflight() ? preflight(incoming) : dispatch(incoming, body, phase);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (IllegalArgumentException e) {
            return Answer.exception(400);
        } catch (RuntimeException e) {
            return Answer.exception(500);
        }
    }

    private static Answer preflight(Incoming incoming) {
        Answer answer = Answer.noContent()
                .with("Access-Control-Allow-Methods", incoming.fields().get("Access-Control-Request-Method"));
        String headers = incoming.fields().get("Access-Control-Request-Headers");
        return headers == null ? answer : answer.with("Access-Control-Allow-Headers", headers);
    }

    private Answer dispatch(Incoming incoming, Buffer body, Phase phase) {
        Routes.Match match = routes.match(incoming.method(), incoming.target().segments());
        Call call = call(incoming, body, match);
        Answer refusal = match == null ? null : match.route().access().refusal(call, house.now());
        if (refusal != null) {
            return refusal;
        }
        if (incoming.wantsWebSocket()) {
            boolean known = !(call.principal() instanceof Principal.Anonymous);
            return known ? new Answer(101, new Answer.None(), Map.of()) : Answer.exception(403);
        }
        if (phase == Phase.LOADING && !StartUp.answersWhileLoading(incoming.target())) {
            return StartUp.loading();
        }
        if (match == null) {
            return unmatched(incoming);
        }
        carriedOut.accept(incoming.received());
        return match.route().operation().apply(call);
    }

    private Call call(Incoming incoming, Buffer body, Routes.@Nullable Match match) {
        PresentedCredential credential = PresentedCredential.read(
                incoming.fields(), incoming.target().query(), house.options.legacyAuthorization());
        return new Call(
                incoming.target(),
                incoming.fields(),
                body,
                credential,
                house.authenticate(credential),
                match == null ? Map.of() : match.parameters(),
                addresses.of(incoming.peer(), incoming.fields()));
    }

    private Answer unmatched(Incoming incoming) {
        String allowed = routes.allowed(incoming.target().segments());
        return allowed.isEmpty() ? Answer.empty(404) : Answer.empty(405).with("Allow", allowed);
    }
}
