package dev.usher.doctor;

import dev.usher.upstream.UpstreamSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One address of a server, and where it stands in the settings.
 *
 * @param key as {@code servers.home.url}, or {@code servers.home.url[1]} where there are several
 */
record Place(String key, URI url) {
    /** All addresses of {@code server}, in their order. */
    static List<Place> of(UpstreamSettings server) {
        String key = "servers." + server.name() + ".url";
        int number = server.addresses().size();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            places.add(new Place(
                    number == 1 ? key : key + "[" + i + "]",
                    server.addresses().get(i).url()));
        }
        return places;
    }

    @Override
    public String toString() {
        return key + " (" + url + ")";
    }
}
