package dev.usher.jellyfin;

import dev.usher.service.Request;
import io.vertx.core.http.HttpHeaders;
import java.util.regex.Pattern;

/**
 * What a program calls itself: the {@code Client} of its list, else the first product of its {@code User-Agent}, which an
 * operation that is stored does not keep. Nobody vouches for it. What is long, holds other than letters, digits and a few marks,
 * or gives a token away is no name.
 */
final class ClientName {
    private static final String UNNAMED = "unnamed";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._+()&'-]{0,39}");

    private ClientName() {}

    /** The name of the program that presents {@code credential} with {@code request}, fit to be a metric label. */
    static String of(Request request, PresentedCredential credential) {
        String client = credential.identity().client().strip();
        String name = client.isEmpty() ? product(request) : client;
        return NAME.matcher(name).matches() && !Disclosure.ofToken(name, credential.token()) ? name : UNNAMED;
    }

    private static String product(Request request) {
        String agent = request.fields().get(HttpHeaders.USER_AGENT);
        if (agent == null) {
            return "";
        }
        int slash = agent.indexOf('/');
        return slash < 0 ? agent : agent.substring(0, slash);
    }
}
