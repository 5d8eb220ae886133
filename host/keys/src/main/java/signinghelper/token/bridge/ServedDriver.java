package signinghelper.token.bridge;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Listed;
import signinghelper.token.Pin;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.TokenWatch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Driver in the child, with its open sessions, and PINs on their way to it. */
final class ServedDriver {
    private static final byte[] NOTHING = {};

    private final TokenDriver driver;
    private final Map<Integer, TokenSession> sessions = new HashMap<>();
    private int opened;
    private final Deque<Frame> secrets = new ArrayDeque<>();
    private final ServedDecryptions decryptions = new ServedDecryptions();
    private byte[] given = NOTHING;
    private final Consumer<Frame.Kind> tell;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile @Nullable TokenWatch watch;
    private boolean listed;

    /**
     * Creates the object; {@code tell} runs, in any thread, with {@code CHANGED} when the watched driver reports that
     * its list may have changed, and with {@code NO_EVENTS} when it turns out to have no events.
     */
    ServedDriver(TokenDriver driver, Consumer<Frame.Kind> tell) {
        this.driver = driver;
        this.tell = tell;
    }

    Listed look() throws Refusal {
        told.set(false);
        listed = true;
        return driver.look();
    }

    /** Returns true once a listing has begun. */
    boolean hasListed() {
        return listed;
    }

    /** Returns false if the driver has no events. */
    boolean watch() throws Refusal {
        unwatch();
        told.set(false);
        watch = driver.watch(this::tell).orElse(null);
        return watch != null && !hasNoEvents();
    }

    private boolean hasNoEvents() {
        var current = watch;
        return current != null && current.hasNoEvents();
    }

    /** Reports once until the next listing, even if the library reports often. */
    private void tell() {
        if (hasNoEvents()) {
            tell.accept(Frame.Kind.NO_EVENTS);
        } else if (!told.getAndSet(true)) {
            tell.accept(Frame.Kind.CHANGED);
        }
    }

    void unwatch() {
        var current = watch;
        watch = null;
        if (current != null) {
            current.close();
        }
    }

    int open(TokenInfo token) throws Refusal {
        sessions.put(++opened, driver.open(token));
        return opened;
    }

    TokenSession session(int number) throws Refusal {
        var session = sessions.get(number);
        if (session == null) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
        return session;
    }

    /** Returns what the open sessions decrypt. */
    ServedDecryptions decryptions() {
        return decryptions;
    }

    void close(int number) {
        decryptions.closeOf(number);
        var session = sessions.remove(number);
        if (session != null) {
            session.close();
        }
    }

    /** Logs out first: a library may hang when its watch is ended. */
    void closeAll() {
        List.copyOf(sessions.keySet()).forEach(this::close);
        unwatch();
    }

    /** Stores a PIN for the next call. */
    void keep(Frame pin) {
        secrets.add(pin);
    }

    /** Returns the next PIN that was sent before this call, only once. */
    Pin takePin() throws Refusal {
        return Pin.ofAscii(takeSecret());
    }

    /** Returns the next octets that were sent before this call, only once. */
    byte[] takeSecret() throws Refusal {
        var kept = secrets.poll();
        if (kept == null) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
        return kept.body();
    }

    /** Stores octets that go before the answer to this call. */
    void give(byte[] octets) {
        given = octets;
    }

    /** Returns the octets that go before the answer, only once; often none. */
    byte[] takeGiven() {
        var octets = given;
        given = NOTHING;
        return octets;
    }

    void forgetSecrets() {
        secrets.forEach(Frame::wipe);
        secrets.clear();
    }
}
