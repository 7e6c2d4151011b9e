package dev.usher.client;

import io.vertx.core.Future;

/** What sends calls to a server. */
public interface CallSender {

    /**
     * Sends {@code call} and gives status and fields besides what the answer says. Every operation has a call, made by the
     * method of {@link Call} with its name.
     *
     * @return a future on the caller's context, or a {@link UsersException}
     */
    <T> Future<UsersResponse<T>> send(Call<T> call);
}
