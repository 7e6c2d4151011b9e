package dev.usher.cache;

import dev.usher.http.CacheControl;
import dev.usher.service.Body;
import dev.usher.service.Filter;
import dev.usher.service.Gathering;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

/**
 * Gathers what may be stored while it comes, so that one fetch serves all who ask meanwhile, at the pace of none of them. What is
 * too large to be stored, may not be or finds no {@link Room} streams on as it came, at the pace of its reader.
 */
public final class GatherFilter implements Filter {
    private final HttpCachePolicy policy;
    private final HttpCache cache;
    private final Room room;

    /** A filter for what {@code cache} stores, beneath it. */
    public GatherFilter(HttpCachePolicy policy, HttpCache cache, Room room) {
        this.policy = policy;
        this.cache = cache;
        this.room = room;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        Future<Response> answer = next.call(request);
        return mayBeGathered(request) ? answer.map(response -> gathered(request, response)) : answer;
    }

    private boolean mayBeGathered(Request request) {
        return request.method() == HttpMethod.GET
                && !request.fields().contains("range")
                && policy.considers(request)
                && !CacheControl.ofRequest(request.fields()).noStore();
    }

    private Response gathered(Request request, Response response) {
        if (!(response.body() instanceof Body.Streamed content)) {
            return response;
        }
        if (response.status() == 304) {
            return withoutContent(response, content);
        }
        if (cache.terms(request, response, policy.isCredentialed(request)) == null) {
            return response;
        }
        Body.Streamed measured =
                response.status() == 204 ? new Body.Streamed(content.stream(), 0, content.cancellation()) : content;
        long most = measured.length() < 0 ? room.largest() : measured.length();
        if (!room.take(most)) {
            return response;
        }
        Gathering gathering = Gathering.of(measured, (int) most, room);
        return new Response(response.status(), response.fields(), new Body.Gathered(gathering));
    }

    /** Its end is read here, or its connection would be of no more use; it is then the same for all who meet. */
    private static Response withoutContent(Response response, Body.Streamed content) {
        content.stream().resume();
        return new Response(response.status(), response.fields(), Body.EMPTY);
    }
}
