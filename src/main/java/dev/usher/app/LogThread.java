package dev.usher.app;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread that may block, for the lines of the access log, in their order. It is there while there is something to write. */
final class LogThread implements Executor {
    private static final int IDLE_SECONDS = 10;

    private final Promise<Void> done = Promise.promise();
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LogThread::make);

    LogThread() {
        thread.allowCoreThreadTimeOut(true);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread make(Runnable work) {
        Thread made = new Thread(work, "usher-access-log");
        made.setDaemon(true);
        return made;
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    /** Ends when what was given to it before has been done. */
    Future<Void> close() {
        thread.execute(done::tryComplete);
        thread.shutdown();
        return done.future();
    }
}
