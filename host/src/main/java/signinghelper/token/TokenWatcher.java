package signinghelper.token;

import signinghelper.protocol.Refusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Watches all drivers while somebody follows, and leaves them alone otherwise. */
final class TokenWatcher {

    /** Of the drivers, one thread at a time each. */
    interface Access {
        /** Lists it; what is found comes back through {@link #seen}. */
        List<TokenInfo> look(TokenDriver driver) throws Refusal;

        Optional<TokenWatch> watch(TokenDriver driver, Runnable changed) throws Refusal;

        void close(TokenDriver driver, TokenWatch watch) throws Refusal;
    }

    private final Supplier<List<TokenDriver>> drivers;
    private final Access access;
    private final List<TokenFollower> followers = new ArrayList<>();
    private final Map<TokenDriver, DriverWatch> watches = new LinkedHashMap<>();
    private final Map<String, List<TokenInfo>> known = new HashMap<>();

    TokenWatcher(Supplier<List<TokenDriver>> drivers, Access access) {
        this.drivers = drivers;
        this.access = access;
    }

    /** Adds one who follows until he closes; {@code since} is what he has seen already. */
    synchronized TokenWatch add(TokenFollower follower, Optional<List<TokenInfo>> since) {
        followers.add(follower);
        since.ifPresent(tokens -> drivers.get().forEach(driver -> follower.knows(driver.name(), of(driver, tokens))));
        adopt();
        follower.see(present());
        return () -> remove(follower);
    }

    private static List<TokenInfo> of(TokenDriver driver, List<TokenInfo> tokens) {
        return tokens.stream()
                .filter(token -> token.driver().equals(driver.name()))
                .toList();
    }

    private synchronized void remove(TokenFollower follower) {
        follower.close();
        followers.remove(follower);
        adopt();
    }

    /** Takes up new drivers and gives up those that are no more; all of them when nobody follows. */
    synchronized void adopt() {
        var wanted = followers.isEmpty() ? List.<TokenDriver>of() : drivers.get();
        watches.entrySet().removeIf(entry -> isGivenUp(entry, wanted));
        for (var driver : wanted) {
            watches.computeIfAbsent(driver, this::begin);
        }
        var gone = new HashSet<>(known.keySet());
        wanted.forEach(driver -> gone.remove(driver.name()));
        if (known.keySet().removeAll(gone)) {
            var present = present();
            gone.forEach(name -> present.put(name, List.of()));
            followers.forEach(follower -> follower.see(present));
        }
    }

    private static boolean isGivenUp(Map.Entry<TokenDriver, DriverWatch> entry, List<TokenDriver> wanted) {
        if (wanted.contains(entry.getKey())) {
            return false;
        }
        entry.getValue().close();
        return true;
    }

    private DriverWatch begin(TokenDriver driver) {
        var watch = new DriverWatch(driver.name(), new Watched(driver), DriverWatch.Pace.USUAL);
        watch.start();
        return watch;
    }

    /** Somebody has looked at {@code driver}; nobody else does meanwhile. */
    synchronized void seen(TokenDriver driver, List<TokenInfo> tokens) {
        if (watches.containsKey(driver)) {
            known.put(driver.name(), tokens);
            var present = present();
            followers.forEach(follower -> follower.see(present));
        }
    }

    /** In the order of the drivers. */
    private Map<String, List<TokenInfo>> present() {
        var present = new LinkedHashMap<String, List<TokenInfo>>();
        for (var driver : watches.keySet()) {
            var tokens = known.get(driver.name());
            if (tokens != null) {
                present.put(driver.name(), tokens);
            }
        }
        return present;
    }

    private final class Watched implements DriverWatch.Access {
        private final TokenDriver driver;

        Watched(TokenDriver driver) {
            this.driver = driver;
        }

        @Override
        public List<TokenInfo> look() throws Refusal {
            return access.look(driver);
        }

        @Override
        public Optional<TokenWatch> watch(Runnable changed) throws Refusal {
            return access.watch(driver, changed);
        }

        @Override
        public void close(TokenWatch watch) throws Refusal {
            access.close(driver, watch);
        }
    }
}
