package dev.usher.jellyfin;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes one list of users out of several. */
public final class UserLists {
    private UserLists() {}

    /**
     * One JSON array of all users in {@code parts}, sorted by name. Of users of one name, in any case, that of the first part
     * stands for all. Every user is given byte for byte as it came: what is not understood here is not lost.
     *
     * @throws MalformedUserListException where a part is no JSON array of objects that have a name; the others may be merged
     *     without it
     */
    public static Buffer merge(List<Buffer> parts) {
        Map<String, UserSlice> users = new TreeMap<>();
        for (int part = 0; part < parts.size(); part++) {
            for (UserSlice user : UserSlice.read(parts.get(part), part)) {
                users.putIfAbsent(fold(user.name()), user);
            }
        }
        int length = 1 + users.size();
        for (UserSlice user : users.values()) {
            length += user.end() - user.start();
        }
        return write(users, Buffer.buffer(Math.max(2, length)));
    }

    private static Buffer write(Map<String, UserSlice> users, Buffer merged) {
        String before = "[";
        for (UserSlice user : users.values()) {
            merged.appendString(before).appendBuffer(user.list(), user.start(), user.end() - user.start());
            before = ",";
        }
        return merged.appendString(users.isEmpty() ? "[]" : "]");
    }

    /**
     * The name without its case, as the server compares names: letter by letter, in no language. {@code ı} and {@code ſ}
     * are not taken for {@code i} and {@code s}.
     */
    private static String fold(String name) {
        return name.codePoints()
                .map(c -> c == 'ı' || c == 'ſ' ? c : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
