package signinghelper.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.presence.Presence;
import signinghelper.token.presence.PresenceChange;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The U-Keys of every driver. Calls each driver from one thread at a time, and keeps a failing driver from hiding the
 * others.
 */
public final class Tokens {
    private static final Logger LOG = System.getLogger(Tokens.class.getName());

    /** Work with an open U-Key. */
    public interface Use<T> {
        T with(TokenSession session) throws Refusal;
    }

    private final Supplier<List<TokenDriver>> drivers;
    private final TokenListing listing = new TokenListing(this::look);
    private final Presence presence = new Presence(this::drivers, Watching::new);

    public Tokens(List<TokenDriver> drivers) {
        var fixed = List.copyOf(drivers);
        this.drivers = () -> fixed;
    }

    /** Creates the object; {@code drivers} is called each time, since their number may change. */
    public Tokens(Supplier<List<TokenDriver>> drivers) {
        this.drivers = drivers;
    }

    /**
     * Lists the plugged-in U-Keys, each once. The drivers are asked in parallel. One that takes longer than three
     * seconds is left out if others have found a U-Key.
     *
     * @throws Refusal of a driver, if no U-Key was found and a driver failed; a failure beside a success is only logged
     */
    public List<TokenInfo> list() throws Refusal {
        return lookNow().tokens();
    }

    /**
     * Lists the U-Keys, with the readers whose U-Key cannot be read.
     *
     * @throws Refusal as {@link #list}
     */
    public Listed lookNow() throws Refusal {
        var listed = listing.list(drivers.get());
        return new Listed(kept(listed.tokens()), listed.faults());
    }

    /**
     * Returns the kept way to each U-Key from the drivers' lists. Certificates are read when they are needed to decide.
     */
    public List<TokenInfo> kept(List<TokenInfo> listed) {
        var drivers = listed.stream().map(TokenInfo::driver).distinct().count();
        return drivers < 2
                ? List.copyOf(listed)
                : read(listed).stream().map(UKey::token).toList();
    }

    /**
     * Reads the plugged-in U-Keys and their contents.
     *
     * @throws Refusal as {@link #list}
     */
    public UKeys read() throws Refusal {
        var listed = listing.list(drivers.get());
        return new UKeys(read(listed.tokens()), listed.faults());
    }

    /** Reads the U-Keys in the drivers' lists. */
    public List<UKey> read(List<TokenInfo> listed) {
        var order = drivers.get().stream().map(TokenDriver::name).toList();
        return TokenWays.lead(listed.stream()
                .sorted(Comparator.comparingInt(token -> order.indexOf(token.driver())))
                .map(this::way)
                .toList());
    }

    private UKey way(TokenInfo token) {
        try {
            return UKey.of(token, use(token, TokenSession::contents));
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "a U-Key of " + token.driver() + " cannot be read", refusal);
            return UKey.unread(token, refusal);
        }
    }

    private List<TokenDriver> drivers() {
        return drivers.get();
    }

    /** Returns the names of the present drivers. */
    public List<String> driverNames() {
        return drivers.get().stream().map(TokenDriver::name).toList();
    }

    /** Lists a driver, and passes the result to the subscribers too. */
    private Listed look(TokenDriver driver) throws Refusal {
        return locked(driver, () -> {
            try {
                var listed = driver.look();
                presence.seen(driver, listed.tokens());
                return listed;
            } catch (Refusal refusal) {
                if (isWithoutReader(refusal)) {
                    presence.seen(driver, List.of());
                }
                throw refusal;
            }
        });
    }

    /** Returns true when the driver has no U-Key for a reason that only the diagnosis reports. */
    static boolean isWithoutReader(Refusal refusal) {
        return refusal.code() == ErrorCode.READER_UNAVAILABLE;
    }

    /**
     * Notifies of U-Keys that are plugged in or pulled out from now on. The drivers are watched while there is a
     * subscriber.
     */
    public TokenWatch watch(PresenceChange.Listener listener) {
        return presence.add(listener, Optional.empty());
    }

    /** Notifies a caller that has just listed {@code tokens}: changes since then are reported at once. */
    public TokenWatch watch(List<TokenInfo> tokens, PresenceChange.Listener listener) {
        return presence.add(listener, Optional.of(List.copyOf(tokens)));
    }

    /** Must be called after the drivers have changed. */
    public void driversChanged() {
        presence.adopt();
    }

    /** Access of a watch to a driver. */
    private final class Watching implements Presence.Access {
        private final TokenDriver driver;

        Watching(TokenDriver driver) {
            this.driver = driver;
        }

        @Override
        public List<TokenInfo> look() throws Refusal {
            try {
                return listing.listAnew(driver).tokens();
            } catch (Refusal refusal) {
                if (isWithoutReader(refusal)) {
                    return List.of();
                }
                throw refusal;
            }
        }

        @Override
        public Optional<TokenWatch> watch(Runnable changed) throws Refusal {
            try {
                return locked(driver, () -> driver.watch(changed));
            } catch (Refusal refusal) {
                if (isWithoutReader(refusal)) {
                    return Optional.empty();
                }
                throw refusal;
            }
        }

        @Override
        public void close(TokenWatch watch) throws Refusal {
            locked(driver, () -> {
                watch.close();
                return true;
            });
        }
    }

    /**
     * Returns the report of each driver, including failures. The drivers are asked in parallel.
     *
     * @param patience for all of them
     * @throws Refusal {@code ABORTED} when interrupted
     */
    public List<DriverReport> reports(Duration patience) throws Refusal {
        return listing.reports(drivers.get(), patience);
    }

    /**
     * Reads the keys and certificates on the plugged-in U-Keys, each once.
     *
     * @throws Refusal {@code TOKEN_ABSENT} if none is plugged in; the first driver's refusal if all fail
     */
    public UKeys contents() throws Refusal {
        var read = read();
        if (read.tokens().isEmpty()) {
            throw Refusal.of(ErrorCode.TOKEN_ABSENT);
        }
        var failure = read.tokens().stream()
                .flatMap(token -> token.unreadable().stream())
                .findFirst();
        if (read.keys().isEmpty() && read.faults().isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        return read;
    }

    /**
     * Reads the keys alone.
     *
     * @throws Refusal as {@link #contents}
     */
    public List<HeldKey> keys() throws Refusal {
        return contents().keys();
    }

    /**
     * Opens {@code token}, runs {@code use} with it and always logs out. Meanwhile no other thread reaches this driver,
     * so {@code use} never waits for a user.
     */
    public <T> T use(TokenInfo token, Use<T> use) throws Refusal {
        var driver = drivers.get().stream()
                .filter(candidate -> candidate.name().equals(token.driver()))
                .findAny()
                .orElseThrow(() -> Refusal.of(ErrorCode.TOKEN_REMOVED));
        return locked(driver, () -> {
            try (var session = driver.open(token)) {
                return use.with(session);
            }
        });
    }

    private interface Call<T> {
        T run() throws Refusal;
    }

    private static <T> T locked(TokenDriver driver, Call<T> call) throws Refusal {
        synchronized (driver) {
            try {
                return call.run();
            } catch (RuntimeException | LinkageError e) {
                throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
            }
        }
    }
}
