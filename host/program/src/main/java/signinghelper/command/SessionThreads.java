package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.session.LimitGroup;
import signinghelper.session.Session;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Threads of a lane in which each session has one: its tasks run one after the other, and wait for no other session's. A session
 * that finds no thread is refused, so that none waits for a stranger.
 */
final class SessionThreads {
    /** Each may have a process of its own. */
    static final int MOST = 8;

    /** Half of the threads, so that one origin's pages leave room for others. */
    static final int MOST_OF_A_GROUP = MOST / 2;

    private final ExecutorService threads;
    private final WaitingPlaces places = new WaitingPlaces();
    private final Map<Session, Running> running = new HashMap<>();

    private record Running(LimitGroup group, Queue<Runnable> waiting) {}

    SessionThreads(String name) {
        this.threads = Executors.newCachedThreadPool(task -> new Thread(task, name));
    }

    /** @throws RejectedExecutionException if no thread or no waiting place is left, or the host is about to end */
    synchronized void execute(Session session, LimitGroup group, Runnable task) {
        var own = running.get(session);
        if (threads.isShutdown()) {
            throw new RejectedExecutionException("the host is about to end");
        }
        if (own != null) {
            places.enter(group);
            own.waiting().add(task);
            return;
        }
        var ofGroup = running.values().stream().filter(each -> each.group().equals(group));
        if (running.size() >= MOST || ofGroup.count() >= MOST_OF_A_GROUP) {
            throw new RejectedExecutionException("no thread is left");
        }
        running.put(session, new Running(group, new ArrayDeque<>()));
        threads.execute(() -> run(session, group, task));
    }

    private void run(Session session, LimitGroup group, Runnable first) {
        for (var task = first; task != null; task = next(session, group)) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next(Session session, LimitGroup group) {
        var own = running.get(session);
        var next = own == null ? null : own.waiting().poll();
        if (next == null) {
            running.remove(session);
        } else {
            places.leave(group);
        }
        return next;
    }

    boolean isShutdown() {
        return threads.isShutdown();
    }

    synchronized void shutdown() {
        threads.shutdown();
    }

    boolean awaitTermination(long nanoseconds) throws InterruptedException {
        return threads.awaitTermination(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
