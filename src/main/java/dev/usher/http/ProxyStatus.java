package dev.usher.http;

import io.vertx.core.http.HttpHeaders;

/** One member of {@code Proxy-Status} (RFC 9209): what an intermediary has to say of the answer. Immutable. */
public final class ProxyStatus {
    /** The name of the field. */
    public static final CharSequence FIELD = HttpHeaders.createOptimized("proxy-status");

    private final String text;

    private ProxyStatus(String text) {
        this.text = text;
    }

    /** A member that names the intermediary, {@code usher/home}, and says nothing more yet. */
    public static ProxyStatus of(String proxy) {
        return new ProxyStatus(StructuredField.tokenOrString(proxy));
    }

    /** This member with the type of the error that was met (§2.3). */
    public ProxyStatus error(String type) {
        return with("error=" + StructuredField.tokenOrString(type));
    }

    /** This member with the status that the next hop answered (§2.1.4). */
    public ProxyStatus receivedStatus(int status) {
        return with("received-status=" + status);
    }

    /** This member with words for an administrator (§2.1.5), without secrets. */
    public ProxyStatus details(String words) {
        return with("details=" + StructuredField.string(words));
    }

    private ProxyStatus with(String parameter) {
        return new ProxyStatus(text + ";" + parameter);
    }

    /** The member as it stands in the field. */
    @Override
    public String toString() {
        return text;
    }
}
