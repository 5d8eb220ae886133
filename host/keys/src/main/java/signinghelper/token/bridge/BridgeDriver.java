package signinghelper.token.bridge;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Listed;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.TokenWatch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Driver whose native library runs in a child process.
 *
 * <p>Every call may end with the refusals of the driver in the child, and also with {@code DRIVER_TIMEOUT} or {@code
 * DRIVER_CRASHED}. After these two the child has ended and its open sessions are closed; the next {@link #list} or
 * {@link #open} starts another child. No call is ever repeated.
 */
public final class BridgeDriver implements TokenDriver, AutoCloseable {

    /**
     * Time limits.
     *
     * @param answer from a call to its answer, unless it waits for a user; the first call includes the child's start
     * @param idle time without use or watch after which a child is ended
     */
    public record Limits(Duration answer, Duration idle) {
        public static final Limits USUAL = new Limits(Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    private final String name;
    private final Path library;
    private final BridgePreparation preparation;
    private final Limits limits;
    private final boolean isNamed;
    private volatile @Nullable BridgeProcess process;
    private volatile boolean closed;

    /**
     * Creates the driver without starting a child.
     *
     * @param name of the driver in the child too
     * @param library nothing is started while this file does not exist
     * @param preparation asked before each start
     */
    public BridgeDriver(String name, Path library, BridgePreparation preparation, Limits limits) {
        this(name, library, preparation, limits, true);
    }

    /** Creates the driver without starting a child, for a library that was only found; see {@link #isNamed}. */
    public static BridgeDriver ofFound(String name, Path library, BridgePreparation preparation, Limits limits) {
        return new BridgeDriver(name, library, preparation, limits, false);
    }

    private BridgeDriver(String name, Path library, BridgePreparation preparation, Limits limits, boolean isNamed) {
        this.name = name;
        this.library = library;
        this.preparation = preparation;
        this.limits = limits;
        this.isNamed = isNamed;
    }

    @Override
    public boolean isNamed() {
        return isNamed;
    }

    @Override
    public String name() {
        return name;
    }

    /** Starts the child in the background, so that the first call need not wait for it. */
    public void prepare() {
        var starting = new Thread(this::startQuietly, "start of bridge " + name);
        starting.setDaemon(true);
        starting.start();
    }

    private synchronized void startQuietly() {
        try {
            if (isInstalled()) {
                running();
            }
        } catch (Refusal refusal) {
            System.getLogger(BridgeDriver.class.getName())
                    .log(System.Logger.Level.WARNING, "bridge " + name + " cannot start", refusal);
        }
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        return look().tokens();
    }

    @Override
    public synchronized Listed look() throws Refusal {
        return isInstalled() ? running().ask(new BridgeCall.ListTokens(), Listed.class) : Listed.EMPTY;
    }

    @Override
    public synchronized TokenSession open(TokenInfo token) throws Refusal {
        if (!isInstalled()) {
            throw Refusal.of(ErrorCode.TOKEN_REMOVED);
        }
        var child = running();
        var opened = child.ask(new BridgeCall.Open(token), BridgeCall.Opened.class);
        return new BridgeSession(child, opened.session(), token);
    }

    @Override
    public synchronized Optional<TokenWatch> watch(Runnable changed) throws Refusal {
        return isInstalled() ? running().watch(changed) : Optional.empty();
    }

    /** Returns false when the driver is closed: nothing is started any more. */
    private boolean isInstalled() {
        return !closed && Files.isRegularFile(library);
    }

    private BridgeProcess running() throws Refusal {
        var child = process;
        if (child == null || !child.isAlive()) {
            child = BridgeProcess.start(name, preparation.prepare(), limits.answer());
            process = child;
            if (closed) {
                child.end();
            }
            endWhenIdle(child);
        }
        return child;
    }

    private void endWhenIdle(BridgeProcess child) {
        CompletableFuture.delayedExecutor(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> endIfIdle(child));
    }

    private synchronized void endIfIdle(BridgeProcess child) {
        if (!child.isWatched() && child.isIdle(limits.idle())) {
            child.endGently();
        } else if (child.isAlive()) {
            endWhenIdle(child);
        }
    }

    /** Ends the child, even while a call waits. From now on it lists no U-Keys. */
    @Override
    public void close() {
        closed = true;
        var child = process;
        if (child != null) {
            child.end();
        }
    }
}
