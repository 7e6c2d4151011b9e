package dev.usher.identity;

import dev.usher.service.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Makes callers out of addresses and what they present. One instance serves one event loop, as its {@link TokenHash} does.
 */
public final class Callers {
    private final TokenHash hash;
    private final LocalNetwork local;
    private final TrustedHops hops;
    private final Hearsay hearsay;

    /** Those who come by themselves: nobody is trusted to speak for others. */
    public Callers(TokenHash hash, LocalNetwork local) {
        this(hash, local, TrustedHops.NONE);
    }

    /** Those who come by themselves or through {@code hops}. */
    public Callers(TokenHash hash, LocalNetwork local, TrustedHops hops) {
        this(hash, local, hops, new Hearsay());
    }

    /** The same, and what others from the local network say of clients behind them is {@code hearsay}. */
    public Callers(TokenHash hash, LocalNetwork local, TrustedHops hops, Hearsay hearsay) {
        this.hash = hash;
        this.local = local;
        this.hops = hops;
        this.hearsay = hearsay;
    }

    /** Whoever has a connection from {@code address}. */
    public Peer peer(String address) {
        return new Peer(address, this, hops, hearsay);
    }

    /**
     * Those who ask from {@code address}, to be kept as long as their connection. An address that is no IP literal, such as
     * that of a Unix socket, is its own group and not near.
     */
    public Connection from(String address) {
        ClientAddress parsed = ClientAddress.parse(address);
        return parsed == null
                ? new Connection(new Caller(address, address, false, null))
                : new Connection(new Caller(parsed.toString(), parsed.group(), local.contains(parsed), null));
    }

    /** Those who ask over one connection: it remembers the last of them, for most often there is only one. */
    public final class Connection {
        private final Caller anonymous;
        private @Nullable Presented lastPresented;
        private Caller last;

        private Connection(Caller anonymous) {
            this.anonymous = anonymous;
            this.last = anonymous;
        }

        /** Somebody of whom nothing is known but the address. */
        public Caller anonymous() {
            return anonymous;
        }

        /** Who presents {@code presented}. */
        public Caller caller(Presented presented) {
            if (!presented.equals(lastPresented)) {
                last = identify(presented);
                lastPresented = presented;
            }
            return last;
        }

        private Caller identify(Presented presented) {
            String token = presented.token();
            Caller.Credential credential =
                    new Caller.Credential(token == null ? null : hash.of(token), presented.deviceId(), presented);
            return new Caller(anonymous.address(), anonymous.addressGroup(), anonymous.local(), credential);
        }
    }
}
