package dev.usher.jellyfin;

import dev.usher.service.Response;
import io.vertx.core.http.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer that no server gives at the url that is meant for it: a server redirects whatever does not begin with its base
 * URL, and who follows that ends at a page.
 *
 * @param advice what an administrator shall set, as the end of a sentence that begins with the url in the settings
 */
public record Misdirection(String advice) {
    private static final Misdirection TO_A_PAGE =
            new Misdirection("must lead to the Jellyfin server itself, with its base URL if it has one");
    private static final Misdirection TO_TLS =
            new Misdirection("must begin with https:// and name the port for it, for the server wants that");
    private static final Pattern WEB_CLIENT =
            Pattern.compile("(?:\\.\\./)*((?:[A-Za-z0-9._~-]{1,64}/){1,8})(?:web/?|web/index\\.html|api-docs/swagger)");

    /** What {@code response}, which was to be the data of an operation, says of the url; null where nothing is amiss. */
    public static @Nullable Misdirection inData(Response response) {
        boolean redirects = response.status() / 100 == 3 && response.status() != 304;
        if (!redirects) {
            return ServerAnswers.isDone(response) && ServerAnswers.isHtml(response) ? TO_A_PAGE : null;
        }
        Misdirection base = inRedirect(response);
        if (base != null) {
            return base;
        }
        return location(response).regionMatches(true, 0, "https:", 0, "https:".length()) ? TO_TLS : TO_A_PAGE;
    }

    /** What {@code response}, which may be anything, says of the url; null unless it leads to a base URL. */
    public static @Nullable Misdirection inRedirect(Response response) {
        Matcher client = WEB_CLIENT.matcher(response.status() == 302 ? location(response) : "");
        if (!client.matches()) {
            return null;
        }
        String base = "/" + client.group(1).substring(0, client.group(1).length() - 1);
        return new Misdirection("must end in " + base + ", which is the base URL of the server");
    }

    private static String location(Response response) {
        String location = response.fields().get(HttpHeaders.LOCATION);
        return location == null ? "" : location;
    }
}
