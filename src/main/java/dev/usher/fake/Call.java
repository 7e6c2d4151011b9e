package dev.usher.fake;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Map;

/**
 * A request after authentication and routing, as an operation sees it.
 *
 * @param parameters what the template's {@code {names}} stand for
 * @param address the client's, behind known proxies
 */
record Call(
        Target target,
        MultiMap fields,
        Buffer body,
        PresentedCredential credential,
        Principal principal,
        Map<String, String> parameters,
        String address) {

    Query query() {
        return target.query().forBinding();
    }

    /** Whether the body has a type that the JSON formatter reads. */
    boolean hasJson() {
        String type = fields.get("Content-Type");
        String media = type == null ? "" : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
        return media.equals("application/json")
                || media.equals("text/json")
                || media.startsWith("application/") && media.endsWith("+json");
    }

    /** The GUID of the path, zero after having noted that there is none. */
    String pathId(Validation validation) {
        return guid("userId", parameters.getOrDefault("userId", ""), validation);
    }

    /** The user that the path or the query names, else the caller. */
    String targetId(Validation validation) {
        String given = parameters.getOrDefault("userId", queryId());
        return given.isEmpty() ? principal.userId() : guid("userId", given, validation);
    }

    private String queryId() {
        String given = query().get("userId");
        return given == null ? "" : given;
    }

    private static String guid(String field, String text, Validation validation) {
        String guid = Ids.guid(text);
        if (guid == null) {
            validation.invalid(field, text);
            return Ids.ZERO;
        }
        return guid;
    }

    /** The query parameter, empty after having noted that it is required. */
    String required(String name, Validation validation) {
        String given = query().get(name);
        if (given == null || given.isBlank()) {
            validation.required(name);
            return "";
        }
        return given;
    }

    /** The device that the request names, else the one its token belongs to. */
    String deviceId() {
        if (credential.deviceId().isEmpty() && principal instanceof Principal.LoggedIn login) {
            return login.device().id();
        }
        return credential.deviceId();
    }
}
