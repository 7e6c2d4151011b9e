package dev.usher.doctor;

import dev.usher.identity.Hearsay;
import dev.usher.model.AccessToken;
import dev.usher.upstream.UpstreamSettings;
import java.util.List;
import java.util.Map;

/**
 * What is to be examined.
 *
 * @param servers the servers, in the order of the file
 * @param together the names of those that answer as one
 * @param tokens a token of a server, by its name, where an administrator has given one
 * @param hearsay what a running gateway has heard from those whom it does not trust; nothing where none runs
 */
public record Subject(
        List<UpstreamSettings> servers, List<String> together, Map<String, AccessToken> tokens, Hearsay hearsay) {
    public Subject {
        servers = List.copyOf(servers);
        together = List.copyOf(together);
        tokens = Map.copyOf(tokens);
    }
}
