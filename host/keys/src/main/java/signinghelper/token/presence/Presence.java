package signinghelper.token.presence;

import signinghelper.protocol.Refusal;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenWatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plugged-in U-Keys of the drivers, watched while there is a subscriber. */
public final class Presence {

    /** Calls to the driver, made by one thread at a time. */
    public interface Access {

        /** Lists its U-Keys; the result is also passed to {@link #seen}. */
        List<TokenInfo> look() throws Refusal;

        /** Starts the driver's notifications; empty when it has none. */
        Optional<TokenWatch> watch(Runnable changed) throws Refusal;

        /** Ends {@code watch}. */
        void close(TokenWatch watch) throws Refusal;
    }

    private final Supplier<List<TokenDriver>> drivers;
    private final Function<TokenDriver, Access> access;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final Map<TokenDriver, DriverPresence> watched = new LinkedHashMap<>();
    private final Map<String, List<TokenInfo>> known = new HashMap<>();

    public Presence(Supplier<List<TokenDriver>> drivers, Function<TokenDriver, Access> access) {
        this.drivers = drivers;
        this.access = access;
    }

    /** Adds a subscriber until the result is closed; {@code since} has the U-Keys that it has seen already. */
    public synchronized TokenWatch add(PresenceChange.Listener listener, Optional<List<TokenInfo>> since) {
        var subscriber = new Subscriber(listener);
        subscribers.add(subscriber);
        since.ifPresent(tokens -> drivers.get().forEach(driver -> subscriber.knows(driver.name(), of(driver, tokens))));
        adopt();
        subscriber.see(present());
        return () -> remove(subscriber);
    }

    private static List<TokenInfo> of(TokenDriver driver, List<TokenInfo> tokens) {
        return tokens.stream()
                .filter(token -> token.driver().equals(driver.name()))
                .toList();
    }

    private synchronized void remove(Subscriber subscriber) {
        subscriber.close();
        subscribers.remove(subscriber);
        adopt();
    }

    /** Watches new drivers and stops watching those that no longer exist; stops all when there is no subscriber. */
    public synchronized void adopt() {
        var wanted = subscribers.isEmpty() ? List.<TokenDriver>of() : drivers.get();
        watched.entrySet().removeIf(entry -> isGivenUp(entry, wanted));
        for (var driver : wanted) {
            watched.computeIfAbsent(driver, this::begin);
        }
        var gone = new HashSet<>(known.keySet());
        wanted.forEach(driver -> gone.remove(driver.name()));
        if (known.keySet().removeAll(gone)) {
            var present = present();
            gone.forEach(name -> present.put(name, List.of()));
            subscribers.forEach(subscriber -> subscriber.see(present));
        }
    }

    private static boolean isGivenUp(Map.Entry<TokenDriver, DriverPresence> entry, List<TokenDriver> wanted) {
        if (wanted.contains(entry.getKey())) {
            return false;
        }
        entry.getValue().close();
        return true;
    }

    private DriverPresence begin(TokenDriver driver) {
        var watch = new DriverPresence(driver.name(), access.apply(driver), DriverPresence.Pace.USUAL);
        watch.start();
        return watch;
    }

    /** Receives the listing of {@code driver}; no other thread lists it meanwhile. */
    public synchronized void seen(TokenDriver driver, List<TokenInfo> tokens) {
        if (watched.containsKey(driver)) {
            known.put(driver.name(), tokens);
            var present = present();
            subscribers.forEach(subscriber -> subscriber.see(present));
        }
    }

    /** Returns the U-Keys in the order of the drivers. */
    private Map<String, List<TokenInfo>> present() {
        var present = new LinkedHashMap<String, List<TokenInfo>>();
        for (var driver : watched.keySet()) {
            var tokens = known.get(driver.name());
            if (tokens != null) {
                present.put(driver.name(), tokens);
            }
        }
        return present;
    }
}
