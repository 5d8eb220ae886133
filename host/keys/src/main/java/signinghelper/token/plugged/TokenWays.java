package signinghelper.token.plugged;

import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ways by which several drivers see the same U-Keys. Only certificates identify a U-Key between drivers: serial numbers
 * are written differently, and labels can be any text. Ways of different drivers with the same certificate therefore
 * lead to one U-Key. Two U-Keys in the list of one driver are always two.
 */
final class TokenWays {
    private final List<List<UKey>> groups = new ArrayList<>();

    private TokenWays() {}

    /** Identity of a key. */
    private record Identity(X509Certificate certificate, KeyEntry.Use use) {
        static Identity of(KeyEntry key) {
            return new Identity(key.certificate(), key.use());
        }
    }

    /**
     * Returns the U-Keys to which {@code ways} lead, each once.
     *
     * @param ways the best driver's first
     */
    static List<UKey> lead(List<UKey> ways) {
        var found = new TokenWays();
        ways.forEach(found::add);
        return found.groups.stream().map(TokenWays::uKey).toList();
    }

    private void add(UKey way) {
        var group = way.isOneThing() ? groupOf(way) : Optional.<List<UKey>>empty();
        if (group.isPresent()) {
            group.get().add(way);
            return;
        }
        var rest = way.isOneThing() ? way : shareOut(way);
        if (!rest.keys().isEmpty() || way.keys().isEmpty()) {
            groups.add(new ArrayList<>(List.of(rest)));
        }
    }

    /** Returns the group of the same U-Key; among copies of a certificate, the one with the same serial number. */
    private Optional<List<UKey>> groupOf(UKey way) {
        var others = groups.stream().filter(group -> isSeen(way, group)).toList();
        return others.stream()
                .filter(group -> group.stream()
                        .anyMatch(other ->
                                other.token().serial().equals(way.token().serial())))
                .findFirst()
                .or(() -> others.stream().findFirst());
    }

    private static boolean isSeen(UKey way, List<UKey> group) {
        var certificates = way.certificates();
        return group.stream()
                        .noneMatch(other ->
                                other.token().driver().equals(way.token().driver()))
                && group.stream()
                        .anyMatch(other -> other.certificates().stream().anyMatch(certificates::contains));
    }

    /** Adds the keys in {@code store} that belong to other U-Keys to them; returns the rest. */
    private UKey shareOut(UKey store) {
        var rest = store;
        for (var group : groups) {
            if (isSeen(rest, group)) {
                var known = certificates(group);
                group.add(rest.only(known::contains));
                rest = rest.without(known::contains);
            }
        }
        return rest;
    }

    private static Set<X509Certificate> certificates(List<UKey> group) {
        return group.stream().flatMap(way -> way.certificates().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static UKey uKey(List<UKey> group) {
        var ways = new ArrayList<>(group);
        // The sort is stable, so the best driver's way stays first.
        ways.sort(Comparator.comparing(UKey::hasUsableKey).reversed());
        var kept = ways.get(0);
        var others = ways.stream().skip(1).map(UKey::token).toList();
        return new UKey(kept.token(), others, keys(ways), kept.faults(), kept.failure());
    }

    /** Returns each key by the first way without an obstacle, or else by the first. */
    private static List<HeldKey> keys(List<UKey> ways) {
        var best = new LinkedHashMap<Identity, List<HeldKey>>();
        for (var way : ways) {
            ofOne(way).forEach((identity, held) -> best.merge(identity, held, TokenWays::better));
        }
        return best.values().stream().flatMap(List::stream).toList();
    }

    private static Map<Identity, List<HeldKey>> ofOne(UKey way) {
        var all = new LinkedHashMap<Identity, List<HeldKey>>();
        for (var held : way.keys()) {
            all.computeIfAbsent(Identity.of(held.key()), identity -> new ArrayList<>())
                    .add(held);
        }
        return all;
    }

    private static List<HeldKey> better(List<HeldKey> first, List<HeldKey> second) {
        return !isUsable(first) && isUsable(second) ? second : first;
    }

    private static boolean isUsable(List<HeldKey> keys) {
        return keys.stream().anyMatch(held -> held.key().obstacle() == null);
    }
}
