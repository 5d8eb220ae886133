package signinghelper.token.bridge;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenWatch;
import signinghelper.token.bridge.PendingReply.Reply;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A child process, from its start to its end. Runs one call at a time; a call without an answer ends the process. A
 * separate thread reads from the pipe: answers for the waiting caller, and changes that the child reports unasked.
 */
final class BridgeProcess {
    private static final Logger LOG = System.getLogger(BridgeProcess.class.getName());

    /** Time limit for a PIN that is typed on the U-Key, or in a window that belongs to its driver. */
    private static final Duration PERSON = Duration.ofMinutes(3);
    /** Longer than the child needs to log out. */
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final String name;
    private final Duration limit;
    private final Process process;
    private final FrameStream stream;
    private final ExecutorService pipe;
    private final PendingReply pending = new PendingReply();
    private final AtomicReference<@Nullable Watcher> watcher = new AtomicReference<>();
    private volatile long lastUsed = System.nanoTime();
    private volatile boolean ended;

    private BridgeProcess(String name, Process process, Duration limit) {
        this.name = name;
        this.limit = limit;
        this.process = process;
        this.stream = new FrameStream(process.getInputStream(), process.getOutputStream());
        this.pipe = Executors.newSingleThreadExecutor(task -> daemon(task, "to bridge " + name));
        daemon(() -> new ChildLog(name).copy(process.getErrorStream()), "log of bridge " + name)
                .start();
        daemon(this::read, "from bridge " + name).start();
        var unused = process.onExit().thenAccept(this::hasEnded);
    }

    /** Called by the system, because a library may have left a process that keeps the pipe open. */
    private void hasEnded(Process child) {
        LOG.log(Level.INFO, "bridge " + name + " ended with exit code " + child.exitValue());
        giveUp();
    }

    private void read() {
        try {
            for (var frame = stream.read(); frame.isPresent(); frame = stream.read()) {
                take(frame.get());
            }
        } catch (IOException e) {
            LOG.log(ended ? Level.DEBUG : Level.WARNING, "bridge " + name + " cannot be understood", e);
        }
        end();
        giveUp();
    }

    private void take(Frame frame) throws IOException {
        switch (frame.kind()) {
            case CHANGED, NO_EVENTS -> tellWatcher(frame.kind());
            default -> pending.take(frame);
        }
    }

    /** Ends the waiting for an answer, and lets each watch look for the changes. */
    private void giveUp() {
        ended = true;
        pending.giveUp();
        tellWatcher(Frame.Kind.CHANGED);
    }

    private void tellWatcher(Frame.Kind kind) {
        var current = watcher.get();
        if (current != null) {
            if (kind == Frame.Kind.NO_EVENTS) {
                current.eventless = true;
            }
            current.changed.run();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts the child and does not wait for it.
     *
     * @param limit for the answer to each call; the first one includes the child's start
     * @throws Refusal {@code DRIVER_FAILED} if the system cannot start it, {@code DRIVER_BLOCKED} if it will not
     */
    static BridgeProcess start(String name, BridgeStart launch, Duration limit) throws Refusal {
        try {
            var process = new BridgeProcess(name, launch.start(), limit);
            LOG.log(Level.INFO, "bridge " + name + " started, process " + process.process.pid());
            return process;
        } catch (IOException e) {
            throw Refusal.of(DeniedStart.is(e) ? ErrorCode.DRIVER_BLOCKED : ErrorCode.DRIVER_FAILED, e);
        }
    }

    boolean isAlive() {
        return !ended && process.isAlive();
    }

    boolean isIdle(Duration time) {
        return System.nanoTime() - lastUsed >= time.toNanos();
    }

    <R extends Record> R ask(BridgeCall<R> call, Class<R> answerType) throws Refusal {
        return ask(call, answerType, List.of());
    }

    /**
     * Sends a call once and waits for the answer.
     *
     * @param secrets sent before the call, each in its own frame; wiped by the caller
     * @throws Refusal as the driver refuses, or {@code DRIVER_TIMEOUT} or {@code DRIVER_CRASHED}; the child has then
     *     ended
     */
    <R extends Record> R ask(BridgeCall<R> call, Class<R> answerType, List<byte[]> secrets) throws Refusal {
        return understand(reply(call, secrets).answer(), answerType);
    }

    /**
     * Sends a call as {@link #ask} does, and returns the octets that were sent before its answer.
     *
     * @return wiped by the caller; often empty
     */
    byte[] askForSecret(BridgeCall<BridgeCall.Done> call, byte[]... secrets) throws Refusal {
        var reply = reply(call, List.of(secrets));
        understand(reply.answer(), BridgeCall.Done.class);
        var secret = reply.secret();
        return secret == null ? new byte[0] : secret.body();
    }

    private Reply reply(BridgeCall<?> call, List<byte[]> secrets) throws Refusal {
        if (!isAlive()) {
            throw Refusal.of(ErrorCode.DRIVER_CRASHED);
        }
        lastUsed = System.nanoTime();
        var reply = await(call, secrets);
        lastUsed = System.nanoTime();
        return reply;
    }

    private void send(BridgeCall<?> call, List<byte[]> secrets, CompletableFuture<Reply> answer) {
        try {
            for (var secret : secrets) {
                stream.writeSecret(secret);
            }
            stream.write(new Frame(Frame.Kind.CALL, RecordWriter.write(BridgeCall.class, call)));
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
    }

    /** @throws Refusal as the driver refuses, or {@code DRIVER_CRASHED} after an answer of another shape */
    private <R extends Record> R understand(Frame answer, Class<R> answerType) throws Refusal {
        Refused refused;
        try {
            if (answer.kind() == Frame.Kind.RESULT) {
                return RecordReader.read(answerType, answer.body());
            }
            if (answer.kind() != Frame.Kind.REFUSAL) {
                throw new IOException("no answer: " + answer.kind());
            }
            refused = RecordReader.read(Refused.class, answer.body());
        } catch (IOException e) {
            end();
            throw Refusal.of(ErrorCode.DRIVER_CRASHED, e);
        }
        throw refused.toRefusal();
    }

    private Reply await(BridgeCall<?> call, List<byte[]> secrets) throws Refusal {
        var answer = pending.begin();
        if (ended) {
            giveUp();
        }
        try {
            var patience = call.waitsForPerson() ? PERSON : limit;
            pipe.execute(() -> send(call, secrets, answer));
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "bridge " + name + " does not answer");
            end();
            throw Refusal.of(ErrorCode.DRIVER_TIMEOUT, e);
        } catch (ExecutionException | RejectedExecutionException e) {
            end();
            throw Refusal.of(ErrorCode.DRIVER_CRASHED, e);
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    /** Lets the child log out and end, and kills it if it does not. */
    void endGently() {
        ended = true;
        pipe.shutdown();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "bridge " + name + " has ended already", e);
        }
        CompletableFuture.delayedExecutor(TO_END.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
    }

    /**
     * Lets the child report U-Keys that are plugged in or pulled out. {@code changed} also runs when the child ends.
     *
     * @return empty if its driver has no such events
     */
    Optional<TokenWatch> watch(Runnable changed) throws Refusal {
        var current = new Watcher(changed);
        // Before the call, because an event may overtake the answer.
        watcher.set(current);
        var begun = false;
        try {
            begun = ask(new BridgeCall.Watch(), BridgeCall.Watching.class).begun();
        } finally {
            if (!begun) {
                watcher.compareAndSet(current, null);
            }
        }
        return begun ? Optional.of(current) : Optional.empty();
    }

    /** Returns true while a caller watches; it is then never idle. */
    boolean isWatched() {
        return watcher.get() != null;
    }

    private final class Watcher implements TokenWatch {
        private final Runnable changed;
        private volatile boolean eventless;

        Watcher(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public boolean isOver() {
            return !isAlive();
        }

        @Override
        public boolean hasNoEvents() {
            return eventless;
        }

        /** Sends nothing to the child when another watch has begun meanwhile. */
        @Override
        public void close() {
            if (watcher.compareAndSet(this, null) && isAlive()) {
                try {
                    ask(new BridgeCall.Unwatch(), BridgeCall.Done.class);
                } catch (Refusal refusal) {
                    LOG.log(Level.WARNING, "bridge " + name + " ended with watching", refusal);
                }
            }
        }
    }

    /** Kills the child if it still lives. */
    void end() {
        ended = true;
        process.destroyForcibly();
        pipe.shutdown();
    }
}
