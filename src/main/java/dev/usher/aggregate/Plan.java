package dev.usher.aggregate;

import java.time.Duration;
import java.util.List;

/**
 * Who is asked, and for how long.
 *
 * @param members in the order of their precedence: the first one is asked with the caller's credential, and its answers win
 * @param partTime how long one part may take; the deadline of the request still holds
 */
public record Plan(List<Member> members, Duration partTime) {
    public Plan {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("at least one member is needed");
        }
        if (members.stream().map(Member::name).distinct().count() < members.size()) {
            throw new IllegalArgumentException("two members have the same name");
        }
        if (partTime.isNegative() || partTime.isZero()) {
            throw new IllegalArgumentException("partTime must be positive: " + partTime);
        }
    }
}
