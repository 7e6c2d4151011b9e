package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.Fault;
import dev.usher.model.UserDto;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call whose answer never comes, or breaks. */
class UnansweredTest extends HouseholdCase {

    @Test
    void readingIsRepeated() throws Exception {
        SignedIn irmak = irmak();
        fake.forgetRequests();
        fake.fail(new Fault.Reset(true));

        Future<UserDto> done = irmak.client().getCurrentUser();
        passBackoff();

        assertThat(Soon.value(done).name()).isEqualTo("Irmak");
        assertThat(fake.requests()).hasSize(2);
    }

    /** Chance decides how long is waited before a repetition. */
    private void passBackoff() {
        time.passWaitBelow(RetryOptions.DEFAULT_MAX_BACKOFF);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writeWhoseConnectionEndsMayHaveBeenApplied(boolean processed) throws Exception {
        UsersClient root = root().client();
        fake.forgetRequests();
        fake.fail(new Fault.Reset(processed));

        UsersException.Connection lost = failure(UsersException.Connection.class, root.createUserByName("Ayla", null));

        assertThat(lost.maybeApplied()).isTrue();
        assertThat(lost.operation()).isEqualTo("createUserByName");
        assertThat(fake.requests()).hasSize(processed ? 1 : 0);
        assertThat(Soon.value(root.getUsers(UserFilter.ALL)))
                .extracting(UserDto::name)
                .hasSize(processed ? 6 : 5);
    }

    @Test
    void writeThatIsNotAnsweredInTimeMayHaveBeenApplied() throws Exception {
        UsersClient root = root().client();
        fake.forgetRequests();
        fake.fail(new Fault.Hang());

        Future<UserDto> done = root.createUserByName("Ayla", null);
        Soon.until(() -> !fake.requests().isEmpty());
        time.advance(UsersClientOptions.DEFAULT_ATTEMPT_TIMEOUT);

        UsersException.Timeout late = failure(UsersException.Timeout.class, done);
        assertThat(late.maybeApplied()).isTrue();
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void readingThatIsNotAnsweredInTimeHasAppliedNothing() throws Exception {
        UsersClient irmak = irmak().client().withOptions(CallOptions.DEFAULT.withRetries(0));
        fake.forgetRequests();
        fake.fail(new Fault.Hang());

        Future<List<UserDto>> done = irmak.getPublicUsers();
        Soon.until(() -> !fake.requests().isEmpty());
        time.advance(UsersClientOptions.DEFAULT_ATTEMPT_TIMEOUT);

        assertThat(failure(UsersException.Timeout.class, done).maybeApplied()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answerThatBreaksOffIsNone(boolean chunked) throws Exception {
        UsersClient root = root().client().withOptions(root().client().options().withRetries(0));
        fake.fail(new Fault.Truncated(chunked));
        UsersException.Connection read = failure(UsersException.Connection.class, root.getUsers(UserFilter.ALL));
        fake.fail(new Fault.Truncated(chunked));
        UsersException.Connection written =
                failure(UsersException.Connection.class, root.createUserByName("Ayla", null));

        assertThat(read.maybeApplied()).isFalse();
        assertThat(written.maybeApplied()).isTrue();
    }

    @Test
    void serverThatNeverAnsweredIsNotWaitedFor() throws Exception {
        Soon.value(fake.stop());

        Future<SignedIn> done = client.authenticateUserByName("Irmak", IRMAKS);
        for (int i = 0; i < RetryOptions.DEFAULT_RETRIES; i++) {
            passBackoff();
        }

        UsersException.Connection refused = failure(UsersException.Connection.class, done);
        assertThat(refused.maybeApplied()).isFalse();
    }

    @Test
    void unavailableForAnotherReasonIsRepeatedWhereItOnlyReads() throws Exception {
        SignedIn root = root();
        fake.forgetRequests();
        fake.failAlways(request -> true, new Fault.Unavailable(null));

        Future<UserDto> read = root.client().getCurrentUser();
        for (int i = 0; i < RetryOptions.DEFAULT_RETRIES; i++) {
            passBackoff();
        }
        UsersException.UnexpectedStatus written =
                failure(UsersException.UnexpectedStatus.class, root.client().createUserByName("Ayla", null));

        assertThat(failure(UsersException.UnexpectedStatus.class, read).maybeApplied())
                .isFalse();
        assertThat(written.maybeApplied()).isTrue();
        assertThat(written.status()).isEqualTo(503);
        assertThat(fake.requests()).hasSize(RetryOptions.DEFAULT_RETRIES + 2);
    }

    @Test
    void closedClientFailsWhatIsUnderWayAndAllThatFollows() throws Exception {
        SignedIn root = root();
        fake.forgetRequests();
        fake.failAlways(request -> true, new Fault.Hang());
        Future<UserDto> written = root.client().createUserByName("Ayla", null);
        Future<UserDto> read = root.client().getUserById(new UUID(0, 1));
        Soon.until(() -> fake.requests().size() == 2);

        Soon.value(client.close());

        assertThat(failure(UsersException.Closed.class, written).maybeApplied()).isTrue();
        assertThat(failure(UsersException.Closed.class, read).maybeApplied()).isFalse();
        failure(UsersException.Closed.class, root.client().getCurrentUser());
    }
}
