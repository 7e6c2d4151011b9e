package dev.usher.gateway;

import dev.usher.identity.ClientAddress;
import io.netty.channel.Channel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections that there are of each address. Each is counted once, whoever sees it first and whatever it comes to speak,
 * until it closes. What has no connection takes no room.
 */
final class Crowds {
    private static final AttributeKey<Place> PLACE = AttributeKey.valueOf(Crowds.class, "place");

    private final ConcurrentMap<String, Integer> crowds = new ConcurrentHashMap<>();

    /** Which of the connections of its address it was when it came. */
    private record Place(String group, int number) {}

    /** The place of {@code channel} among those of its address, from 1 on; 0 where it has no address. */
    int place(Channel channel) {
        Attribute<Place> place = channel.attr(PLACE);
        Place known = place.get();
        if (known == null) {
            String group = group(channel);
            if (group == null) {
                return 0;
            }
            known = new Place(group, crowds.merge(group, 1, Integer::sum));
            place.set(known);
            channel.closeFuture().addListener(closed -> leave(channel));
        }
        return known.number();
    }

    /** Counts {@code channel} no more. */
    void leave(Channel channel) {
        Place place = channel.attr(PLACE).getAndSet(null);
        if (place != null) {
            crowds.computeIfPresent(place.group(), (name, present) -> present == 1 ? null : present - 1);
        }
    }

    private static @Nullable String group(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote) || remote.isUnresolved()) {
            return null;
        }
        ClientAddress address = ClientAddress.parse(remote.getAddress().getHostAddress());
        return address == null ? null : address.group();
    }
}
