package dev.usher.service;

import io.vertx.core.Future;

/** One concern around a service: it may answer by itself, change the request, repeat the call, or look at the answer. */
@FunctionalInterface
public interface Filter {
    /** Answers {@code request}, asking {@code next} as often as this concern demands. The rules of {@link Service#call} hold. */
    Future<Response> apply(Request request, Service next);

    /** This filter around {@code next}. */
    default Service over(Service next) {
        return request -> apply(request, next);
    }
}
