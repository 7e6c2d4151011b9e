package dev.usher.jellyfin;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import java.util.Set;

/**
 * Tells the observer in which old forms a request has come and from which program, so that an administrator sees who still needs them. It hears of
 * a request once, whether it is answered from store or repeated.
 */
public final class LegacyUseFilter implements Filter {
    private final LegacyMode mode;

    /** A filter for requests that go to a server of that mode. Where nothing is translated nothing is told. */
    public LegacyUseFilter(LegacyMode mode) {
        this.mode = mode;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        PresentedCredential credential = PresentedCredential.of(request.caller());
        Set<LegacyForm> forms = credential.legacyForms();
        if (mode == LegacyMode.BRIDGE && !forms.isEmpty()) {
            String client = ClientName.of(request, credential);
            forms.forEach(form -> request.observer().bridged(form.label(), client));
        }
        return next.call(request);
    }
}
