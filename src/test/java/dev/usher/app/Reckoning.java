package dev.usher.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.RawResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What clients were told, held against what their server did. */
final class Reckoning {
    private final Map<String, Long> executions;

    /** Of a server that has carried out {@code executions}. */
    Reckoning(List<ReceivedRequest> executions) {
        this.executions = executions.stream().collect(groupingBy(Told::keyOf, counting()));
    }

    /** A sentence for each request that was lost, repeated or lied about. */
    List<String> complaints(List<Told> told) {
        List<String> complaints = new ArrayList<>();
        executions.forEach((key, times) -> {
            if (times > 1 && !key.startsWith("GET ")) {
                complaints.add("repeated: " + key);
            }
        });
        told.stream().map(this::complaint).filter(Objects::nonNull).forEach(complaints::add);
        return complaints;
    }

    private @Nullable String complaint(Told one) {
        if (one.path().equals(Customer.STREAM)) {
            return isHonestStream(one.answer()) ? null : "torn: " + one;
        }
        RawResponse answer = one.answer();
        if (answer == null || !answer.complete()) {
            return "lost: " + one;
        }
        if (one.isSafe()) {
            return answer.status() == 200 ? null : "lost: " + one;
        }
        long times = executions.getOrDefault(one.key(), 0L);
        return isTrue(answer, times) ? null : "lie, for it ran " + times + " times: " + one;
    }

    /** Content that streams is whole, or cut so that it can be seen, or refused: it can neither wait nor be fetched again. */
    private static boolean isHonestStream(@Nullable RawResponse answer) {
        if (answer == null || !answer.complete()) {
            return true;
        }
        return answer.status() == 200 ? isWhole(answer) : answer.status() == 502 || answer.status() == 503;
    }

    private static boolean isWhole(RawResponse answer) {
        try {
            return new JsonObject(answer.text()).containsKey("Id");
        } catch (DecodeException half) {
            return false;
        }
    }

    /** Whether {@code answer} to a write can be given where it ran so many times. */
    private static boolean isTrue(RawResponse answer, long times) {
        return switch (answer.status()) {
            case 200, 204 -> times == 1;
            case 503 -> times == 0;
            case 502, 504 -> times == 0 || times == 1 && answer.text().contains("may have acted");
            default -> false;
        };
    }
}
