package dev.usher.jellyfin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** By which words stored answers and writes know the same of a server's users. */
final class Subjects {
    /** All users, one after the other. */
    static final String LISTS = "lists";
    /** What tokens may read whose owners are not known. */
    static final String TOKENS_OF_SOMEBODY = "tokens of somebody";

    private Subjects() {}

    /** What an answer shows of {@code user}. He is known by his id to most writes, and by his name to a login. */
    static List<String> shown(Person user) {
        return List.of(user(user.id()), named(user.name()));
    }

    /** What the tokens of {@code owner} may read, or one whose owner is not known. */
    static List<String> tokens(@Nullable Person owner) {
        return owner == null ? List.of(TOKENS_OF_SOMEBODY) : List.of(tokensOf(owner.id()), tokensOfNamed(owner.name()));
    }

    static String user(String id) {
        return "user " + id;
    }

    static String named(String name) {
        return "named " + name;
    }

    static String tokensOf(String id) {
        return "tokens of " + id;
    }

    static String tokensOfNamed(String name) {
        return "tokens of named " + name;
    }

    static String nameOf(String id) {
        return "name of " + id;
    }
}
