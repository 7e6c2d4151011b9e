package dev.usher.jellyfin;

import dev.usher.identity.Presented;
import dev.usher.service.Caller;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a client presents of itself.
 *
 * @param token as the server would look it up, or null where there is none
 * @param carrier where the token was; {@link Carrier#LIST} where there is none
 * @param identity what the client calls itself
 * @param form how it does
 * @param prefixed whether it puts an old prefix before its paths
 */
public record PresentedCredential(
        @Nullable String token, Carrier carrier, ClientIdentity identity, ListForm form, boolean prefixed)
        implements Presented {
    /** Nothing. */
    public static final PresentedCredential NONE =
            new PresentedCredential(null, Carrier.LIST, ClientIdentity.NONE, ListForm.MEDIABROWSER);

    /** A credential that came without a prefix. */
    public PresentedCredential(@Nullable String token, Carrier carrier, ClientIdentity identity, ListForm form) {
        this(token, carrier, identity, form, false);
    }

    /** What {@code caller} presented. */
    static PresentedCredential of(Caller caller) {
        Caller.Credential credential = caller.credential();
        return credential != null && credential.presented() instanceof PresentedCredential presented ? presented : NONE;
    }

    /** What was found at {@code carrier}; blanks alone are no token. */
    static PresentedCredential of(String found, Carrier carrier, ClientIdentity identity, ListForm form) {
        return found.isBlank()
                ? new PresentedCredential(null, Carrier.LIST, identity, form)
                : new PresentedCredential(found, carrier, identity, form);
    }

    @Override
    public String deviceId() {
        return identity.deviceId();
    }

    /** This credential of a client that puts an old prefix before its paths. */
    PresentedCredential behindPrefix() {
        return new PresentedCredential(token, carrier, identity, form, true);
    }

    /** The same token and identity in the form that every server reads, the token at {@code place}. */
    PresentedCredential modern(Carrier place) {
        return new PresentedCredential(token, token == null ? Carrier.LIST : place, identity, ListForm.MEDIABROWSER);
    }

    /** The old forms without which a server would not have found this credential, or not have known the path. */
    public Set<LegacyForm> legacyForms() {
        boolean named = carries(Carrier.LIST) || !identity.equals(ClientIdentity.NONE);
        LegacyForm listed = named ? form.legacy() : null;
        LegacyForm carried = token == null ? null : carrier.legacy();
        if (listed == null && carried == null && !prefixed) {
            return Set.of();
        }
        Set<LegacyForm> forms = EnumSet.noneOf(LegacyForm.class);
        if (listed != null) {
            forms.add(listed);
        }
        if (carried != null) {
            forms.add(carried);
        }
        if (prefixed) {
            forms.add(LegacyForm.PATH_PREFIX);
        }
        return forms;
    }

    /** A copy of {@code fields} that carries this credential and no other. */
    public MultiMap dress(MultiMap fields) {
        MultiMap dressed = undress(fields);
        if (carries(Carrier.LIST) || !identity.equals(ClientIdentity.NONE)) {
            dressed.set(form.field(), list());
        }
        if (token != null && carrier == Carrier.X_EMBY_TOKEN) {
            dressed.set(PresentedFields.X_EMBY_TOKEN, FieldText.encode(token));
        } else if (token != null && carrier == Carrier.X_MEDIABROWSER_TOKEN) {
            dressed.set(PresentedFields.X_MEDIABROWSER_TOKEN, FieldText.encode(token));
        }
        return dressed;
    }

    /** {@code target} with the parameter of this credential, if it has one, and no other. */
    public String dress(String target) {
        boolean carried = carries(Carrier.API_KEY) || carries(Carrier.OLD_API_KEY);
        int mark = target.indexOf('?');
        if (mark < 0 && !carried) {
            return target;
        }
        String path = mark < 0 ? target : target.substring(0, mark);
        StringJoiner query = new StringJoiner("&", path + "?", "").setEmptyValue(path);
        String rest = mark < 0 ? "" : QueryToken.remove(target.substring(mark + 1));
        if (!rest.isEmpty()) {
            query.add(rest);
        }
        if (token != null && carried) {
            String name = carrier == Carrier.API_KEY ? QueryToken.API_KEY : QueryToken.OLD_API_KEY;
            query.add(name + "=" + PercentEncoding.encode(token));
        }
        return query.toString();
    }

    /** A copy of {@code fields} that carries no credential. */
    static MultiMap undress(MultiMap fields) {
        MultiMap bare = HttpHeaders.headers().addAll(fields);
        PresentedFields.ALL.forEach(bare::remove);
        return bare;
    }

    private boolean carries(Carrier place) {
        return token != null && carrier == place;
    }

    private String list() {
        StringJoiner members = new StringJoiner(", ", form.scheme() + " ", "");
        add(members, "Client", identity.client());
        add(members, "Device", identity.device());
        add(members, "DeviceId", identity.deviceId());
        add(members, "Version", identity.version());
        if (token != null && carrier == Carrier.LIST) {
            add(members, "Token", token);
        }
        return members.toString();
    }

    private static void add(StringJoiner members, String key, String value) {
        if (!value.isEmpty()) {
            members.add(key + "=\"" + PercentEncoding.encode(value) + "\"");
        }
    }

    /** Where the token was, and never the token. */
    @Override
    public String toString() {
        return token == null ? "PresentedCredential[no token]" : "PresentedCredential[*** in " + carrier + "]";
    }
}
